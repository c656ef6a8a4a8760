import type { ExerciseWorld } from '../../../src/lab/index.ts';

export type EndpointPlan = {
  readonly name: string;
  /** Without it, 100 ms. */
  readonly answerMs?: number;
  /** The first `times` attempts of each delivery, or all of them; of some events only, or of any. */
  readonly refuses?: { readonly times?: number; readonly only?: readonly number[] };
};

export type Parameters = {
  readonly endpoints: readonly EndpointPlan[];
  /** Rows as they appear: event 3 is `evt_3`. */
  readonly deliveries: readonly { readonly event: number; readonly to: string; readonly atMs: number }[];
  /** An endpoint takes calls from the beginning and never answers them. */
  readonly hangs?: { readonly of: string; readonly toMs?: number };
  /** The dispatcher crashes so long after an endpoint has answered for the n-th time, for each of these n. */
  readonly crash?: { readonly of: string; readonly answers: readonly number[]; readonly afterMs: number };
  readonly crashAtMs?: number;
  /** The database refuses all that it is asked in this time. */
  readonly databaseAway?: { readonly fromMs: number; readonly toMs: number };
  /** The same, from when an endpoint answers for the n-th time. */
  readonly databaseAwayOn?: { readonly of: string; readonly answer: number; readonly forMs: number };
};

const deliver = (event: number, to: string, atMs = 0) => ({ event, to, atMs });
const many = Array.from({ length: 40 }, (_, n) => `customer-${n + 1}`);

export const runs: ExerciseWorld<Parameters>['runs'] = [
  {
    name: 'two events for two endpoints',
    seed: 1,
    untilMs: 2500,
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'bolt' }],
      deliveries: [deliver(1, 'acme'), deliver(1, 'bolt'), deliver(2, 'acme', 700)],
    },
  },
  {
    name: 'an endpoint refuses two events, twice each',
    seed: 2,
    untilMs: 8500,
    fault: 'bolt refuses evt_1 and evt_2 twice each, and takes all others',
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'bolt', refuses: { times: 2, only: [1, 2] } }],
      deliveries: [deliver(1, 'bolt'), deliver(2, 'bolt'), deliver(2, 'acme'), deliver(3, 'bolt', 600), deliver(4, 'bolt', 3700)],
    },
  },
  {
    name: 'one call is never answered',
    seed: 12,
    untilMs: 6000,
    fault: 'bolt does not answer what it gets before 400 ms, and answers all that comes later',
    parameters: {
      endpoints: [{ name: 'bolt' }],
      deliveries: [deliver(1, 'bolt'), deliver(2, 'bolt', 500), deliver(3, 'bolt', 900)],
      hangs: { of: 'bolt', toMs: 400 },
    },
  },
  {
    name: 'one endpoint is silent, one slow',
    seed: 3,
    untilMs: 7000,
    fault: 'crate never answers, and dune needs 1800 ms',
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'crate' }, { name: 'dune', answerMs: 1800 }],
      deliveries: [
        ...Array.from({ length: 12 }, (_, n) => deliver(n + 1, 'crate', 20 * n)),
        deliver(1, 'dune', 20),
        deliver(2, 'dune', 40),
        deliver(3, 'dune', 60),
        ...[300, 800, 1300, 3000, 4500].map((atMs, n) => deliver(n + 1, 'acme', atMs)),
      ],
      hangs: { of: 'crate' },
    },
  },
  {
    name: 'forty endpoints fail together',
    seed: 4,
    untilMs: 3500,
    fault: 'every endpoint refuses its first call',
    parameters: {
      endpoints: many.map((name) => ({ name, refuses: { times: 1 } })),
      deliveries: many.map((name) => deliver(1, name)),
    },
  },
  {
    name: 'a crash during a call',
    seed: 5,
    untilMs: 7500,
    fault: 'bolt does not answer until 1600 ms, and the dispatcher crashes at 1200 ms and is restarted at 1700 ms',
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'bolt' }],
      deliveries: [deliver(1, 'bolt'), deliver(1, 'acme'), deliver(2, 'acme', 1300)],
      hangs: { of: 'bolt', toMs: 1600 },
      crashAtMs: 1200,
    },
  },
  ...[1, 4, 7].map((afterMs, n) => ({
    name: 'a crash right after a refusal',
    seed: 6 + n,
    untilMs: 6000,
    fault: `bolt refuses its first call, and the dispatcher crashes ${afterMs} ms later and is restarted after 500 ms`,
    parameters: {
      endpoints: [{ name: 'bolt', refuses: { times: 1 } }],
      deliveries: [deliver(1, 'bolt')],
      crash: { of: 'bolt', answers: [1], afterMs },
    },
  })),
  {
    name: 'a crash in each of two pauses',
    seed: 10,
    untilMs: 17_500,
    fault:
      'bolt refuses evt_1 three times, and the dispatcher crashes 200 ms after the second refusal and after the third, and is restarted after 500 ms',
    parameters: {
      endpoints: [{ name: 'bolt', refuses: { times: 3 } }],
      deliveries: [deliver(1, 'bolt')],
      crash: { of: 'bolt', answers: [2, 3], afterMs: 200 },
    },
  },
  {
    name: 'an endpoint is dead',
    seed: 11,
    untilMs: 22_000,
    fault: 'bolt refuses everything, and the dispatcher crashes at 18 s and is restarted at 18.5 s',
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'bolt', refuses: {} }],
      deliveries: [
        deliver(1, 'bolt'),
        deliver(1, 'acme'),
        deliver(2, 'bolt', 2500),
        deliver(3, 'acme', 16_800),
        deliver(4, 'bolt', 19_500),
        deliver(4, 'acme', 19_500),
      ],
      crashAtMs: 18_000,
    },
  },
  {
    name: 'the database is away',
    seed: 19,
    untilMs: 10_000,
    fault: 'the database is away from 1300 ms to 3800 ms, bolt refuses its first two calls, and dune needs 1800 ms',
    parameters: {
      // Whoever looks at the rows four times a second has both calls under way when it goes, and each ends before it is back.
      endpoints: [{ name: 'acme' }, { name: 'bolt', answerMs: 600, refuses: { times: 2 } }, { name: 'dune', answerMs: 1800 }],
      deliveries: [deliver(1, 'dune'), deliver(2, 'bolt', 900), deliver(3, 'acme', 1250), deliver(4, 'acme', 4500)],
      databaseAway: { fromMs: 1300, toMs: 3800 },
    },
  },
  {
    name: 'the database goes when an endpoint is to be disabled',
    seed: 14,
    untilMs: 22_500,
    fault: 'bolt refuses everything, and the database is away for 5500 ms from its fourth refusal on',
    parameters: {
      endpoints: [{ name: 'bolt', refuses: {} }],
      deliveries: [deliver(1, 'bolt')],
      databaseAwayOn: { of: 'bolt', answer: 4, forMs: 5500 },
    },
  },
  ...[1, 4].map((afterMs, n) => ({
    name: 'a crash right after the fourth refusal',
    seed: 15 + n,
    untilMs: 18_500,
    fault: `bolt refuses everything, and the dispatcher crashes ${afterMs} ms after its fourth refusal and is restarted after 500 ms`,
    parameters: {
      endpoints: [{ name: 'bolt', refuses: {} }],
      deliveries: [deliver(1, 'bolt')],
      crash: { of: 'bolt', answers: [4], afterMs },
    },
  })),
  {
    name: 'a restart while the database is away',
    seed: 18,
    untilMs: 6000,
    fault:
      'bolt refuses its first call, the database is away from 1000 ms to 3500 ms, and the dispatcher crashes at 1500 ms and is restarted at 2000 ms',
    parameters: {
      endpoints: [{ name: 'acme' }, { name: 'bolt', refuses: { times: 1 } }],
      deliveries: [deliver(1, 'bolt'), deliver(2, 'acme', 1300), deliver(3, 'acme', 2600)],
      databaseAway: { fromMs: 1000, toMs: 3500 },
      crashAtMs: 1500,
    },
  },
];
