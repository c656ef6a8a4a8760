import type { RunPlan } from '../../../src/lab/index.ts';

/** A shop and its charge. It asks until it has a final answer, then looks at the charge at the times given, counted from then. */
export type Asking = {
  readonly client: string;
  readonly shop: string;
  readonly key: string;
  readonly cents: number;
  readonly atMs: number;
};

export type Parameters = {
  readonly askings: readonly Asking[];
  /** Fraud check and ledger are down until then. */
  readonly downUntilMs?: number;
  /** Amounts that the ledger refuses. */
  readonly refusedCents?: number;
  /** Each answer of the ledger comes twice. */
  readonly answeredTwice?: boolean;
  /** The database refuses one request, from then on. */
  readonly databaseRefusesAtMs?: number;
  /** The database refuses everything in that time. */
  readonly databaseAway?: { readonly fromMs: number; readonly toMs: number };
  /** The first commit takes so much longer. */
  readonly firstCommitLateMs?: number;
};

const untilMs = 12_000;
const asking = (n: number, more: Partial<Asking> = {}): Asking => ({
  client: `shop ${n}`,
  shop: 'tea & co',
  key: 'k1',
  cents: 1200 + n,
  atMs: 0,
  ...more,
});
const repeated = (n: number, atMs: number): Asking => asking(1, { client: `shop ${n}`, atMs });

export const runs: readonly RunPlan<Parameters>[] = [
  { name: 'one charge', seed: 1, untilMs, parameters: { askings: [asking(1)] } },
  {
    name: 'fraud check and ledger are down',
    seed: 2,
    untilMs,
    fault: 'fraud check and ledger are down for 4 s',
    parameters: { askings: [asking(1), asking(2, { key: 'k2', atMs: 500 })], downUntilMs: 4000 },
  },
  {
    name: 'amounts that are none',
    seed: 3,
    untilMs,
    parameters: {
      askings: [
        asking(1, { cents: 0 }),
        asking(2, { key: 'k2', cents: -5 }),
        asking(3, { key: 'k3', cents: 10.5 }),
        asking(4, { key: 'k4' }),
      ],
    },
  },
  {
    name: 'the ledger refuses one of two',
    seed: 4,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { key: 'k2' })], refusedCents: 1202, answeredTwice: true },
  },
  {
    name: 'the same request again, seconds later',
    seed: 5,
    untilMs,
    parameters: { askings: [asking(1), repeated(2, 5000)] },
  },
  {
    name: 'the same request twice at the same moment',
    seed: 6,
    untilMs,
    parameters: { askings: [asking(1), repeated(2, 0), repeated(3, 3)] },
  },
  {
    name: 'two shops with the same key',
    seed: 7,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { shop: 'books', atMs: 100 })] },
  },
  {
    name: 'two shops whose names and keys run together',
    seed: 14,
    untilMs,
    parameters: { askings: [asking(1, { shop: 'books', key: '12' }), asking(2, { shop: 'books1', key: '2', atMs: 100 })] },
  },
  {
    name: 'two charges of the same amount',
    seed: 8,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { key: 'k2', cents: 1201, atMs: 50 })] },
  },
  {
    name: 'the database is away for a moment',
    seed: 9,
    untilMs,
    fault: 'the database refuses one request',
    parameters: { askings: [asking(1)], databaseRefusesAtMs: 0 },
  },
  {
    name: 'the database is away for 2 s',
    seed: 15,
    untilMs,
    fault: 'the database refuses everything from 500 ms to 2.5 s',
    parameters: { askings: [asking(1), asking(2, { key: 'k2', atMs: 600 })], databaseAway: { fromMs: 500, toMs: 2500 } },
  },
  {
    name: 'the database refuses to note the answer of the ledger',
    seed: 10,
    untilMs,
    fault: 'the database refuses one request after the charge has moved',
    parameters: { askings: [asking(1)], databaseRefusesAtMs: 205 },
  },
  {
    name: 'the first commit is late',
    seed: 11,
    untilMs,
    fault: 'the first commit takes 120 ms longer',
    parameters: { askings: [asking(1), repeated(2, 40)], firstCommitLateMs: 120 },
  },
  { name: 'a crash at any point', seed: 12, untilMs, parameters: { askings: [asking(1)] }, crashSweep: true },
  {
    name: 'a crash at any point, while fraud check and ledger are down',
    seed: 13,
    untilMs,
    fault: 'fraud check and ledger are down for 4 s',
    parameters: { askings: [asking(1), repeated(2, 2)], downUntilMs: 4000 },
    crashSweep: true,
  },
];
