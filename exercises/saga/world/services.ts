import { constant, serviceError } from '../../../src/lab/index.ts';
import type { Plain, World } from '../../../src/lab/index.ts';

export type Operation =
  'reserve-stock' | 'release-stock' | 'authorize-card' | 'void-card' | 'capture-card' | 'card-status' | 'send-parcel';

interface Behaviour {
  /** So many requests get a no; only those for one of these items or cards, if there are any. */
  readonly refusals: readonly { readonly of: Operation; readonly times: number; readonly only?: readonly string[] }[];
  /** So many requests are done and answered with 500. */
  readonly failAfterwards: readonly { readonly of: Operation; readonly times: number }[];
}

/** A reservation or an authorization under an id of the caller's. A barred one was undone before it came, and is never made. */
interface Entry {
  readonly what: Readonly<Record<string, Plain>>;
  state: 'made' | 'used' | 'undone' | 'barred';
}

type Body = Readonly<Record<string, unknown>>;

/** The services of stock, card and parcel. They remember by id what they have done, and forget what they have refused, except of a capture. */
export function provideServices(world: World, { refusals, failAfterwards }: Behaviour): void {
  const reservations = new Map<string, Entry>();
  const authorizations = new Map<string, Entry>();
  const parcels = new Set<string>();
  /** For good, so that no late request captures what another one was refused. */
  const refusedCaptures = new Set<string>();
  const left = new Map(refusals.map((refusal) => [refusal, refusal.times]));
  const failuresLeft = new Map(failAfterwards.map((failure) => [failure, failure.times]));

  function refuse(of: Operation, what: Readonly<Record<string, Plain>>, status: number, reason: string): void {
    for (const refusal of refusals) {
      const times = left.get(refusal) ?? 0;
      const isMeant = refusal.only === undefined || Object.values(what).some((value) => refusal.only?.includes(String(value)));
      if (refusal.of !== of || !isMeant || times <= 0) continue;
      left.set(refusal, times - 1);
      throw serviceError(status, reason);
    }
  }

  function make(
    of: Operation,
    { entries, id, what, fact, no }: Making & { readonly no: { readonly status: number; readonly reason: string } },
  ): Plain {
    const before = entries.get(id);
    if (before?.state === 'barred') throw serviceError(409, `${id} was undone before it came`);
    if (before !== undefined && !isLike(before.what, what)) throw serviceError(409, `${id} stands for something else`);
    if (before !== undefined) return {};
    refuse(of, what, no.status, no.reason);
    entries.set(id, { what, state: 'made' });
    world.fact(of, fact, { id, ...what });
    return {};
  }

  function undo(of: Operation, { entries, id, fact, used }: Omit<Making, 'what'> & { readonly used: string }): Plain {
    const entry = entries.get(id);
    if (entry === undefined) entries.set(id, { what: {}, state: 'barred' });
    if (entry?.state === 'used') throw serviceError(409, `${id} ${used}`);
    if (entry?.state !== 'made') return {};
    entry.state = 'undone';
    world.fact(of, fact, { id, ...entry.what });
    return {};
  }

  const operations: Readonly<Record<Operation, { readonly takesMs: number; readonly act: (body: Body) => Plain }>> = {
    'reserve-stock': {
      takesMs: 20,
      act: (body) =>
        make('reserve-stock', {
          entries: reservations,
          id: text(body, 'reservationId'),
          what: { item: text(body, 'item') },
          fact: 'reserved',
          no: { status: 409, reason: 'not in stock' },
        }),
    },
    'release-stock': {
      takesMs: 20,
      act: (body) =>
        undo('release-stock', {
          entries: reservations,
          id: text(body, 'reservationId'),
          fact: 'released',
          used: 'has left the house',
        }),
    },
    'authorize-card': {
      takesMs: 30,
      act: (body) =>
        make('authorize-card', {
          entries: authorizations,
          id: text(body, 'authorizationId'),
          what: { card: text(body, 'card'), cents: whole(body, 'cents') },
          fact: 'held',
          no: { status: 402, reason: 'the card is declined' },
        }),
    },
    'void-card': {
      takesMs: 30,
      act: (body) =>
        undo('void-card', { entries: authorizations, id: text(body, 'authorizationId'), fact: 'voided', used: 'is captured' }),
    },
    'capture-card': {
      takesMs: 30,
      act(body) {
        const id = text(body, 'authorizationId');
        const entry = authorizations.get(id);
        if (entry?.state === 'used') return {};
        if (entry?.state !== 'made') throw serviceError(409, `no money is held under ${id}`);
        if (refusedCaptures.has(id)) throw serviceError(402, 'the bank has said no');
        try {
          refuse('capture-card', entry.what, 402, 'the bank says no');
        } catch (no) {
          refusedCaptures.add(id);
          throw no;
        }
        entry.state = 'used';
        world.fact('capture-card', 'captured', { id, ...entry.what });
        return {};
      },
    },
    'card-status': {
      takesMs: 10,
      act(body) {
        const state = authorizations.get(text(body, 'authorizationId'))?.state ?? 'none';
        return { state: { none: 'none', made: 'held', used: 'captured', undone: 'voided', barred: 'voided' }[state] };
      },
    },
    'send-parcel': {
      takesMs: 40,
      act(body) {
        const [id, reservationId] = [text(body, 'parcelId'), text(body, 'reservationId')];
        if (parcels.has(id)) return {};
        const entry = reservations.get(reservationId);
        if (entry?.state !== 'made' && entry?.state !== 'used')
          throw serviceError(409, `nothing is reserved under ${reservationId}`);
        refuse('send-parcel', entry.what, 409, 'no courier is free');
        parcels.add(id);
        entry.state = 'used';
        world.fact('send-parcel', 'sent', { id, ...entry.what });
        return {};
      },
    },
  };

  for (const [name, { takesMs, act }] of Object.entries(operations)) {
    world.service(name, {
      serviceTime: constant(takesMs),
      respond({ body }) {
        const answer = act(typeof body === 'object' && body !== null ? (body as Body) : {});
        for (const [failure, times] of failuresLeft) {
          if (failure.of !== name || times <= 0) continue;
          failuresLeft.set(failure, times - 1);
          throw serviceError(500, `${name} stumbled`);
        }
        return answer;
      },
    });
  }
}

interface Making {
  readonly entries: Map<string, Entry>;
  readonly id: string;
  readonly what: Readonly<Record<string, Plain>>;
  readonly fact: string;
}

function isLike(a: Readonly<Record<string, Plain>>, b: Readonly<Record<string, Plain>>): boolean {
  return Object.keys(b).every((name) => a[name] === b[name]);
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw serviceError(400, `${name} is missing`);
  return value;
}

function whole(body: Body, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw serviceError(400, `${name} is missing`);
  return value;
}
