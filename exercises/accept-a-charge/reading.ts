import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export interface Moment {
  readonly at: number;
  readonly record: number;
}

/** A reply as the brief shapes it; whatever learner code made of it. */
export interface Answer extends Moment {
  readonly tookMs: number;
  readonly status: unknown;
  readonly location: unknown;
  readonly chargeId: string | undefined;
  readonly state: unknown;
  readonly whole: unknown;
}

/** One shop's charge: what it asked, what it was told, and what it saw when it looked. */
export interface Asker {
  readonly client: string;
  readonly shop: string;
  readonly key: string;
  readonly cents: number;
  readonly first: Moment;
  /** Where each of its tries was sent. */
  readonly tried: readonly number[];
  readonly tries: number;
  readonly answers: readonly Answer[];
  /** The answer that ended its asking, if one did. */
  readonly final: Answer | undefined;
}

export function askersOf({ trace }: JudgedRun): readonly Asker[] {
  const posts = clientCalls(callsOf(trace)).filter(({ operation }) => operation === 'post');
  return [...new Set(posts.map(({ from }) => from))].map((client) => {
    const mine = posts.filter(({ from }) => from === client);
    const [first] = mine;
    const answers = mine.flatMap(answerTo);
    return {
      client,
      shop: String(fieldOf(first?.body, 'shop')),
      key: String(fieldOf(first?.body, 'key')),
      cents: Number(fieldOf(first?.body, 'cents')),
      first: first?.sent ?? { at: 0, record: 0 },
      tried: mine.map(({ sent }) => sent.record),
      tries: mine.length,
      answers,
      final: answers.find(({ status }) => !(typeof status === 'number' && (status >= 500 || status === 409))),
    };
  });
}

/** A look at a charge. */
export interface Look extends Answer {
  readonly asked: string;
  readonly askedAt: number;
}

export function looksOf({ trace }: JudgedRun): readonly Look[] {
  return clientCalls(callsOf(trace))
    .filter(({ operation }) => operation === 'get')
    .flatMap((life) =>
      answerTo(life).map((answer) => ({ ...answer, asked: String(fieldOf(life.body, 'chargeId')), askedAt: life.sent.at })),
    );
}

function answerTo({ ended, sent }: CallLife): readonly Answer[] {
  if (ended?.outcome === undefined) return [];
  const { at, record, outcome } = ended;
  const whole = outcome.ok ? outcome.value : { status: 500, thrown: outcome.error.message };
  const body = fieldOf(whole, 'body');
  const location = fieldOf(whole, 'location');
  const named = typeof location === 'string' ? location.replace('/charges/', '') : fieldOf(body, 'chargeId');
  const chargeId = typeof named === 'string' ? named : undefined;
  return [
    {
      at,
      record,
      tookMs: at - sent.at,
      whole,
      status: fieldOf(whole, 'status'),
      location,
      state: fieldOf(body, 'state'),
      chargeId,
    },
  ];
}

/** Money that the ledger moved. */
export interface Move extends Moment {
  readonly chargeId: string;
  readonly shop: string;
  readonly cents: number;
}

export function movesOf({ trace }: JudgedRun): readonly Move[] {
  return trace.records.flatMap((record, number) =>
    record.kind === 'fact' && record.fact === 'moved'
      ? [
          {
            at: record.at,
            record: number,
            chargeId: String(fieldOf(record.detail, 'chargeId')),
            shop: String(fieldOf(record.detail, 'shop')),
            cents: Number(fieldOf(record.detail, 'cents')),
          },
        ]
      : [],
  );
}

/** What the ledger said of a charge for the first time, by charge id. */
export function announcementsOf({ trace }: JudgedRun): ReadonlyMap<string, Moment & { readonly state: unknown }> {
  const said = new Map<string, Moment & { readonly state: unknown }>();
  trace.records.forEach((record, number) => {
    if (record.kind !== 'message-published' || record.to !== 'ledger-answers') return;
    const chargeId = String(fieldOf(record.body, 'chargeId'));
    if (!said.has(chargeId)) said.set(chargeId, { at: record.at, record: number, state: fieldOf(record.body, 'state') });
  });
  return said;
}
