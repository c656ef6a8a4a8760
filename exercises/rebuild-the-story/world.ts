import { createStream } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, RandomStream } from '../../src/lab/index.ts';

type Parameters = {
  /** Orders in the logs; the first `asked` of them are asked for. */
  readonly orders: number;
  readonly asked: number;
  /** How far the clocks of the machines are apart, in ms. */
  readonly skewMs?: number;
  readonly shuffled?: boolean;
  /** Share of the lines that are there twice. */
  readonly doubled?: number;
  /** Share of the attempts that fail before one succeeds. */
  readonly failing?: number;
  /** Messages of this name are not handled. */
  readonly stuck?: string;
  /** Messages of this name cause what follows, and then their handler fails, each time. */
  readonly failsAfter?: string;
  /** No line is left of the messages of this name. */
  readonly lost?: string;
  /** Only the line of the sender is lost of the messages of this name. */
  readonly unsent?: string;
  /** The service that loses the order's id, from there on down. */
  readonly forgetful?: string;
  /** Messages that belong to no order: nobody gave them its id, and nothing caused them. */
  readonly strays?: number;
  /** An order is asked for of which there is no line. */
  readonly stranger?: boolean;
};

/** What a message causes, and who handles it. An order is of two things. */
const workflow: Readonly<Record<string, { readonly by: string; readonly causes: readonly string[] }>> = {
  OrderPlaced: { by: 'orders', causes: ['ReserveStock', 'ReserveStock', 'ChargeCard', 'AddPoints'] },
  ReserveStock: { by: 'warehouse', causes: ['StockReserved'] },
  StockReserved: { by: 'packing', causes: ['PackParcel'] },
  PackParcel: { by: 'packing', causes: ['ParcelPacked'] },
  ParcelPacked: { by: 'shipping', causes: ['ShipParcel'] },
  ShipParcel: { by: 'shipping', causes: [] },
  ChargeCard: { by: 'payments', causes: ['CardCharged'] },
  CardCharged: { by: 'mailer', causes: ['SendReceipt'] },
  SendReceipt: { by: 'mailer', causes: [] },
  AddPoints: { by: 'loyalty', causes: [] },
  CountShelf: { by: 'packing', causes: [] },
};

type Line = {
  readonly service: string;
  readonly at: number;
  readonly event: 'sent' | 'done' | 'failed';
  readonly messageId: string;
  readonly name: string;
  readonly correlationId: string | null;
  readonly causationId: string | null;
};

const plan = (name: string, seed: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs: 1000,
  parameters,
  ...(fault === undefined ? {} : { fault }),
});

export const world: ExerciseWorld<Parameters> = {
  exports: { explain: 'function' },
  runs: [
    plan('one order', 1, { orders: 1, asked: 1 }),
    plan('two orders', 2, { orders: 2, asked: 2 }),
    plan('an order that waits', 3, { orders: 2, asked: 2, stuck: 'PackParcel' }, 'the packing service is down'),
    plan(
      'clocks that differ',
      4,
      { orders: 2, asked: 2, skewMs: 5000, shuffled: true },
      'the clocks of the machines differ by up to 5 s',
    ),
    plan(
      'lines that come twice',
      5,
      { orders: 2, asked: 2, doubled: 0.5, stuck: 'SendReceipt' },
      'half of the lines are there twice, and no receipt is sent',
    ),
    plan(
      'attempts that fail',
      6,
      { orders: 2, asked: 2, failing: 0.6, skewMs: 5000, shuffled: true },
      'most attempts fail at first',
    ),
    plan(
      'a handler that fails after it has published',
      13,
      { orders: 2, asked: 2, failsAfter: 'ChargeCard', shuffled: true },
      'the handler of ChargeCard publishes, and then fails',
    ),
    plan('lost lines', 7, { orders: 2, asked: 2, lost: 'ChargeCard' }, 'no line is left of the messages ChargeCard'),
    plan(
      'a beginning that is lost',
      8,
      { orders: 2, asked: 2, lost: 'OrderPlaced', shuffled: true },
      'no line is left of the messages OrderPlaced',
    ),
    plan(
      'a sender whose lines are lost',
      9,
      { orders: 2, asked: 2, unsent: 'StockReserved', shuffled: true },
      'of the messages StockReserved only the lines of the receiver are left',
    ),
    plan(
      'a service that loses the id',
      10,
      { orders: 3, asked: 3, forgetful: 'packing', strays: 2, shuffled: true },
      'packing loses the id of the order, and so does everything after it; packing also counts its shelves, for no order',
    ),
    plan(
      'a beginning and an id that are lost',
      14,
      { orders: 2, asked: 2, lost: 'OrderPlaced', unsent: 'ReserveStock', forgetful: 'warehouse', shuffled: true },
      'no line is left of the messages OrderPlaced, of ReserveStock only those of the warehouse, and that loses the id of the order',
    ),
    plan('an order of which nothing is known', 11, { orders: 2, asked: 0, stranger: true }),
    plan(
      'a bad day',
      12,
      {
        orders: 8,
        asked: 8,
        skewMs: 5000,
        shuffled: true,
        doubled: 0.3,
        failing: 0.3,
        lost: 'CardCharged',
        forgetful: 'packing',
        stuck: 'ShipParcel',
      },
      'shipping is down, packing loses the id of the order, lines are lost and doubled, and clocks differ by up to 5 s',
    ),
  ],
  build(world, { seed, parameters }, instantiate) {
    const lines = logs(parameters, createStream(seed, 'logs'));
    world.host('tracer', { instantiate, handle });
    const onCall = world.client('on-call');
    const asked = Array.from({ length: parameters.asked }, (_, n) => orderId(n));
    for (const [n, order] of [...asked, ...(parameters.stranger ? ['o-999'] : [])].entries())
      onCall.call('tracer', 'explain', { lines, order }, { atMs: n });
  },
};

const orderId = (n: number): string => `o-${n + 1}`;

function logs(parameters: Parameters, luck: RandomStream): readonly Line[] {
  const skews = new Map<string, number>();
  const clock = (service: string, at: number): number => {
    if (!skews.has(service)) skews.set(service, Math.round((luck.uniform() - 0.5) * 2 * (parameters.skewMs ?? 0)));
    return at + (skews.get(service) ?? 0);
  };
  const lines: Line[] = [];
  // Ids do not tell the order of things either.
  const newId = (): string => `m-${Math.floor(luck.uniform() * 1e9).toString(36)}`;

  function send(name: string, from: string, correlationId: string | null, causationId: string | null, at: number): void {
    const messageId = newId();
    const { by, causes } = workflow[name] ?? { by: 'nobody', causes: [] };
    const line = (service: string, event: Line['event'], when: number, correlation: string | null): void => {
      if (name === parameters.lost || (event === 'sent' && name === parameters.unsent)) return;
      lines.push({ service, at: clock(service, when), event, messageId, name, correlationId: correlation, causationId });
    };
    line(from, 'sent', at, correlationId);
    if (name === parameters.stuck) return;
    let now = at + 20 + Math.floor(luck.uniform() * 200);
    const known = by === parameters.forgetful ? null : correlationId;
    while (luck.uniform() < (parameters.failing ?? 0)) {
      line(by, 'failed', now, known);
      now += 500;
    }
    line(by, name === parameters.failsAfter ? 'failed' : 'done', now, known);
    for (const next of causes) send(next, by, known, messageId, now + 1);
  }

  for (let n = 0; n < parameters.orders; n++) send('OrderPlaced', 'shop', orderId(n), null, 1000 + n * 40);
  for (let n = 0; n < (parameters.strays ?? 0); n++) send('CountShelf', 'packing', null, null, 1300 + n * 40);
  const twice = lines.flatMap((line) => (luck.uniform() < (parameters.doubled ?? 0) ? [line, line] : [line]));
  return parameters.shuffled ? shuffled(twice, luck) : twice.sort((a, b) => a.at - b.at);
}

function shuffled(lines: readonly Line[], luck: RandomStream): readonly Line[] {
  const all = [...lines];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(luck.uniform() * (last + 1));
    [all[last], all[other]] = [all[other] as Line, all[last] as Line];
  }
  return all;
}

function handle(module: LearnerModule, { body }: IncomingCall): unknown {
  const { explain } = module as { explain: (lines: unknown, order: unknown) => unknown };
  const field = (name: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);
  return explain(field('lines'), field('order'));
}
