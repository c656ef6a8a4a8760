import type { RunPlan } from '../../../src/lab/index.ts';

/** A client and its payment. It asks until it has a final answer. */
export type Asking = {
  readonly client: string;
  readonly customer: string;
  readonly key: string;
  readonly card: string;
  readonly cents: number;
  readonly atMs: number;
};

export type Parameters = {
  readonly askings: readonly Asking[];
  /** The provider declines the first so many requests. */
  readonly declines?: number;
  /** The provider fails so many times. */
  readonly failures?: number;
  /** With which status it fails; 503 without it. */
  readonly failsWith?: number;
  /** So many answers of the provider are lost. */
  readonly answersLost?: number;
  /** One commit takes so much longer: the first that is asked for from then on. */
  readonly commitLate?: { readonly fromMs: number; readonly delayMs: number };
  /** The database refuses one request, from then on. */
  readonly databaseRefusesAtMs?: number;
  /** Answers of the database to api-1 are lost in this time. */
  readonly databaseSilent?: { readonly fromMs: number; readonly toMs: number };
};

const untilMs = 60_000;
const asking = (n: number, more: Partial<Asking> = {}): Asking => ({
  client: `client ${n}`,
  customer: 'ada',
  key: 'k1',
  card: 'card 1',
  cents: 1200,
  atMs: 0,
  ...more,
});

export const runs: readonly RunPlan<Parameters>[] = [
  { name: 'one payment', seed: 1, untilMs, parameters: { askings: [asking(1)] } },
  {
    name: 'the same payment again, a minute later and at the other instance',
    seed: 2,
    untilMs: 120_000,
    parameters: { askings: [asking(1), asking(2, { atMs: 60_000 })] },
  },
  {
    name: 'two payments with equal bodies and different keys',
    seed: 3,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { key: 'k2', atMs: 200 })] },
  },
  {
    name: 'the same key of two customers',
    seed: 4,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { customer: 'bob', card: 'card 2', cents: 500, atMs: 300 })] },
  },
  {
    name: 'the same key with another amount',
    seed: 5,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 400 }), asking(3, { atMs: 5000 })] },
  },
  {
    name: 'the same key with another card',
    seed: 17,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { card: 'card 2', atMs: 400 })] },
  },
  {
    name: 'three at the same moment',
    seed: 6,
    untilMs,
    parameters: { askings: [asking(1), asking(2), asking(3, { atMs: 1 })] },
  },
  {
    name: 'another amount while the first one is under way',
    seed: 7,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 20 }), asking(3, { cents: 1300, atMs: 25 })] },
  },
  {
    name: 'another amount at the same moment',
    seed: 18,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 2 })] },
  },
  {
    name: 'a customer and a key that read like another customer and key',
    seed: 19,
    untilMs,
    parameters: {
      askings: [
        asking(1, { customer: 'ada1', key: '23' }),
        asking(2, { customer: 'ada', key: '123', card: 'card 2', cents: 500, atMs: 300 }),
      ],
    },
  },
  {
    name: 'a card and an amount that read like another card and amount',
    seed: 20,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { card: 'card 11', cents: 200, atMs: 400 })] },
  },
  {
    name: 'declined, and asked again when there is money on the card',
    seed: 8,
    untilMs,
    fault: 'the provider declines the first request',
    parameters: { askings: [asking(1), asking(2, { atMs: 5000 })], declines: 1 },
  },
  {
    name: 'declined for good',
    seed: 15,
    untilMs,
    fault: 'the provider declines every request',
    parameters: { askings: [asking(1)], declines: 100 },
  },
  {
    name: 'the provider fails twice',
    seed: 9,
    untilMs,
    fault: 'the provider answers two requests with 503',
    parameters: { askings: [asking(1)], failures: 2 },
  },
  {
    name: 'another amount after the provider failed',
    seed: 21,
    untilMs,
    fault: 'the provider answers the first request with 503',
    parameters: { askings: [asking(1), asking(2, { cents: 1300, atMs: 400 })], failures: 1 },
  },
  {
    name: 'the provider has too many requests, twice',
    seed: 22,
    untilMs,
    fault: 'the provider answers two requests with 429',
    parameters: { askings: [asking(1)], failures: 2, failsWith: 429 },
  },
  {
    name: 'an answer of the provider is lost',
    seed: 10,
    untilMs,
    fault: 'the first answer of the provider never arrives',
    parameters: { askings: [asking(1)], answersLost: 1 },
  },
  {
    name: 'the first commit is late',
    seed: 11,
    untilMs,
    fault: 'the first commit takes 300 ms longer',
    parameters: { askings: [asking(1), asking(2, { atMs: 100 })], commitLate: { fromMs: 0, delayMs: 300 } },
  },
  {
    name: 'the database is silent after the charge',
    seed: 12,
    untilMs,
    fault: 'answers of the database to api-1 are lost for a while',
    parameters: { askings: [asking(1)], databaseSilent: { fromMs: 40, toMs: 900 } },
  },
  {
    name: 'the database refuses to note the answer',
    seed: 16,
    untilMs,
    fault: 'the database refuses one request after the charge',
    parameters: { askings: [asking(1), asking(2, { atMs: 5000 })], databaseRefusesAtMs: 40 },
  },
  {
    name: 'declined, and the database refuses to note it',
    seed: 23,
    untilMs,
    fault: 'the provider declines the first request, and the database refuses one request after that',
    parameters: { askings: [asking(1), asking(2, { atMs: 5000 })], declines: 1, databaseRefusesAtMs: 40 },
  },
  {
    name: 'declined, and noted too late',
    seed: 24,
    untilMs,
    fault: 'the provider declines the first request, and the first commit after that takes 3 s longer',
    parameters: { askings: [asking(1), asking(2, { atMs: 10_000 })], declines: 1, commitLate: { fromMs: 40, delayMs: 3000 } },
  },
  { name: 'a crash at any point', seed: 13, untilMs, parameters: { askings: [asking(1)] }, crashSweep: true },
  {
    name: 'a crash at any point, with two at the same moment',
    seed: 14,
    untilMs,
    parameters: { askings: [asking(1), asking(2, { atMs: 2 })] },
    crashSweep: true,
  },
];
