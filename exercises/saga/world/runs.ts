import type { RunPlan } from '../../../src/lab/index.ts';
import type { Operation } from './services.ts';

/** An order and when its message comes. The same number twice is the same order once more, in a message of its own. */
export type Placed = { readonly n: number; readonly atMs: number };

/** What goes wrong at an operation, or at the database. */
export type Trouble = {
  readonly what: 'fails' | 'silent' | 'slow';
  readonly of: Operation | 'shop';
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly times?: number;
  readonly addMs?: number;
};

export type Parameters = {
  readonly orders: readonly Placed[];
  /** So many requests of an operation get a no, for one order or for all. */
  readonly refusals?: readonly { readonly of: Operation; readonly times: number; readonly n?: number }[];
  /** So many requests of an operation are done and answered with 500. */
  readonly failAfterwards?: readonly { readonly of: Operation; readonly times: number }[];
  readonly troubles?: readonly Trouble[];
  /** The instance is restarted then. */
  readonly restartedAtMs?: number;
};

const untilMs = 180_000;
const always = 1_000_000;
const one: readonly Placed[] = [{ n: 1, atMs: 0 }];

const no = (of: Operation, times = always, n?: number) => ({ of, times, ...(n === undefined ? {} : { n }) });
const failing = (of: Operation | 'shop', times: number, fromMs = 0): Trouble => ({ what: 'fails', of, times, fromMs });
const away = (of: Operation, fromMs: number, toMs: number): Trouble => ({ what: 'fails', of, fromMs, toMs });
const silent = (of: Operation, how: { readonly times?: number; readonly fromMs?: number; readonly toMs?: number }): Trouble => ({
  what: 'silent',
  of,
  ...how,
});
const slow = (of: Operation, addMs: number, toMs: number): Trouble => ({ what: 'slow', of, addMs, toMs });

/** Simplest first. */
export const runs: readonly RunPlan<Parameters>[] = [
  {
    name: 'two orders',
    seed: 1,
    untilMs,
    parameters: {
      orders: [
        { n: 1, atMs: 0 },
        { n: 2, atMs: 30 },
      ],
    },
  },
  {
    name: 'nothing in stock',
    seed: 2,
    untilMs,
    fault: 'reserve-stock says no to every request',
    parameters: { orders: one, refusals: [no('reserve-stock')] },
  },
  {
    name: 'one card of two is declined',
    seed: 3,
    untilMs,
    fault: 'authorize-card says no to the card of o2',
    parameters: {
      orders: [
        { n: 1, atMs: 0 },
        { n: 2, atMs: 10 },
      ],
      refusals: [no('authorize-card', always, 2)],
    },
  },
  {
    name: 'the bank says no at the last moment',
    seed: 4,
    untilMs,
    fault: 'capture-card says no to every request',
    parameters: { orders: one, refusals: [no('capture-card')] },
  },
  {
    name: 'the parcel service is away for 30 s',
    seed: 5,
    untilMs,
    fault: 'send-parcel answers with 503 for 30 s',
    parameters: { orders: one, troubles: [away('send-parcel', 0, 30_000)] },
  },
  {
    name: 'the parcel service says no at first',
    seed: 30,
    untilMs,
    fault: 'send-parcel says no to the first two requests',
    parameters: { orders: one, refusals: [no('send-parcel', 2)] },
  },
  {
    name: 'undoing fails at first',
    seed: 6,
    untilMs,
    fault: 'capture-card says no, and release-stock and void-card answer four times with 503',
    parameters: {
      orders: one,
      refusals: [no('capture-card')],
      troubles: [failing('void-card', 4), failing('release-stock', 4)],
    },
  },
  {
    name: 'undoing is away for 30 s',
    seed: 31,
    untilMs,
    fault: 'capture-card says no, and void-card and release-stock answer with 503 for 15 s and for 30 s',
    parameters: {
      orders: one,
      refusals: [no('capture-card')],
      troubles: [away('void-card', 0, 15_000), away('release-stock', 0, 30_000)],
    },
  },
  {
    name: 'an answer to the reservation is lost',
    seed: 7,
    untilMs,
    fault: 'the first answer of reserve-stock never arrives',
    parameters: { orders: one, troubles: [silent('reserve-stock', { times: 1 })] },
  },
  {
    name: 'the reservation is done, and its answer is an error',
    seed: 8,
    untilMs,
    fault: 'reserve-stock does what it is asked and answers with 500, once; authorize-card says no to every request',
    parameters: {
      orders: one,
      refusals: [no('authorize-card')],
      failAfterwards: [{ of: 'reserve-stock', times: 1 }],
    },
  },
  {
    name: 'no answer to the authorization for 15 s',
    seed: 9,
    untilMs,
    fault: 'answers of authorize-card are lost for 15 s',
    parameters: { orders: one, troubles: [silent('authorize-card', { toMs: 15_000 })] },
  },
  {
    name: 'the authorization takes 6 s',
    seed: 10,
    untilMs,
    fault: 'authorize-card takes 6 s',
    parameters: { orders: one, troubles: [slow('authorize-card', 6000, 20_000)] },
  },
  {
    name: 'an answer to the capture is lost',
    seed: 11,
    untilMs,
    fault: 'the first answer of capture-card never arrives',
    parameters: { orders: one, troubles: [silent('capture-card', { times: 1 })] },
  },
  {
    name: 'no answer to the capture for 15 s',
    seed: 12,
    untilMs,
    fault: 'answers of capture-card are lost for 15 s',
    parameters: { orders: one, troubles: [silent('capture-card', { toMs: 15_000 })] },
  },
  {
    name: 'no answer to the capture for 25 s, and the bank does not say how things stand',
    seed: 32,
    untilMs,
    fault: 'answers of capture-card are lost for 25 s; card-status answers with 503 until 8 s, and not at all until 16 s',
    parameters: {
      orders: one,
      troubles: [
        silent('capture-card', { toMs: 25_000 }),
        away('card-status', 0, 8000),
        silent('card-status', { fromMs: 8000, toMs: 16_000 }),
      ],
    },
  },
  {
    name: 'the capture is done, and its answer is an error',
    seed: 13,
    untilMs,
    fault: 'capture-card does what it is asked and answers with 500, three times',
    parameters: { orders: one, failAfterwards: [{ of: 'capture-card', times: 3 }] },
  },
  {
    name: 'the capture is away for 5 s, and then says no',
    seed: 14,
    untilMs,
    fault: 'capture-card answers with 503 for 5 s, and says no from then on',
    parameters: { orders: one, refusals: [no('capture-card')], troubles: [away('capture-card', 0, 5000)] },
  },
  ...[
    { captureMs: 1200, voidMs: 1100 },
    { captureMs: 8000, voidMs: 7000 },
    { captureMs: 25_000, voidMs: 17_000 },
  ].map(({ captureMs, voidMs }, index) => ({
    name: `the capture takes ${captureMs / 1000} s, and undoing is slow too`,
    seed: 15 + index,
    untilMs,
    fault: `capture-card takes ${captureMs / 1000} s, and void-card ${voidMs / 1000} s`,
    parameters: { orders: one, troubles: [slow('capture-card', captureMs, 60_000), slow('void-card', voidMs, 60_000)] },
  })),
  {
    name: 'the same order once more, after a restart',
    seed: 18,
    untilMs,
    fault: 'the instance is restarted after 10 s',
    parameters: {
      orders: [
        { n: 1, atMs: 0 },
        { n: 1, atMs: 20_000 },
      ],
      restartedAtMs: 10_000,
    },
  },
  {
    name: 'a cancelled order once more, when there is money on the card',
    seed: 19,
    untilMs,
    fault: 'authorize-card says no to the first request only',
    parameters: {
      orders: [
        { n: 1, atMs: 0 },
        { n: 1, atMs: 20_000 },
      ],
      refusals: [no('authorize-card', 1)],
    },
  },
  {
    name: 'an answer about the parcel is lost',
    seed: 20,
    untilMs,
    fault: 'the first answer of send-parcel never arrives',
    parameters: { orders: one, troubles: [silent('send-parcel', { times: 1 })] },
  },
  {
    name: 'answers to undoing are lost',
    seed: 25,
    untilMs,
    fault: 'capture-card says no, and the first answers of void-card and release-stock never arrive',
    parameters: {
      orders: one,
      refusals: [no('capture-card')],
      troubles: [silent('void-card', { times: 1 }), silent('release-stock', { times: 1 })],
    },
  },
  {
    name: 'the database is away for a moment',
    seed: 26,
    untilMs,
    fault: 'the database refuses three requests',
    parameters: { orders: one, troubles: [failing('shop', 3, 100)] },
  },
  {
    name: 'the bank says no, and the database is away for a moment',
    seed: 27,
    untilMs,
    fault: 'capture-card says no, and the database refuses three requests',
    parameters: { orders: one, refusals: [no('capture-card')], troubles: [failing('shop', 3, 60)] },
  },
  {
    name: 'a crash at any point, and stock and bank are away for a while',
    seed: 22,
    untilMs,
    fault: 'reserve-stock and authorize-card answer with 503 from 500 ms to 7 s',
    parameters: { orders: one, troubles: [away('reserve-stock', 500, 7000), away('authorize-card', 500, 7000)] },
    crashSweep: true,
  },
  {
    name: 'a crash at any point, with a no to the first authorization',
    seed: 23,
    untilMs,
    fault: 'authorize-card says no to the first request only',
    parameters: { orders: one, refusals: [no('authorize-card', 1)] },
    crashSweep: true,
  },
  {
    name: 'a crash at any point, with a no to the first capture',
    seed: 24,
    untilMs,
    fault: 'capture-card says no to the first request only',
    parameters: { orders: one, refusals: [no('capture-card', 1)] },
    crashSweep: true,
  },
  {
    name: 'a no to the second reservation, while the first is still on its way',
    seed: 28,
    untilMs,
    fault: 'reserve-stock takes 6 s for what comes in the first second, and says no to what it comes to first',
    parameters: { orders: one, refusals: [no('reserve-stock', 1)], troubles: [slow('reserve-stock', 6000, 1000)] },
  },
  {
    name: 'a no to the second authorization, while the first is still on its way',
    seed: 29,
    untilMs,
    fault: 'authorize-card takes 6 s for what comes in the first second, and says no to what it comes to first',
    parameters: { orders: one, refusals: [no('authorize-card', 1)], troubles: [slow('authorize-card', 6000, 1000)] },
  },
];
