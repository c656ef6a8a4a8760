import { constant, uniform } from '../../../src/lab/index.ts';
import type { Distribution, RunPlan } from '../../../src/lab/index.ts';

type At<Service extends string> = { readonly service: Service; readonly atMs: number };

export type Parameters = {
  readonly workers: number;
  readonly jobs: readonly { readonly videoId: string; readonly atMs: number }[];
  readonly encoding: Distribution;
  /** This worker crashes then and is not started again. */
  readonly crash?: { readonly worker: string; readonly atMs: number };
  /** The next call to this service, from then on, is answered with 503. */
  readonly failing?: readonly At<'encoder' | 'extend-lease' | 'ack-job'>[];
  /** The next answer of this service to worker-1, from then on, is lost. */
  readonly repliesLost?: readonly At<'receive-job' | 'extend-lease' | 'ack-job'>[];
  /** How much longer each call to these takes. */
  readonly slow?: { readonly services: readonly ('receive-job' | 'extend-lease' | 'ack-job')[]; readonly addMs: number };
  /** Encodings that begin before then never end. */
  readonly hangsUntilMs?: number;
  /** Between worker-1 and the queue nothing arrives in this time. */
  readonly cutOff?: { readonly fromMs: number; readonly toMs: number };
};

const minute = 60_000;
/** Almost the second that a call to the queue may take at most. */
const almostASecondMs = 900;
const job = (videoId: string, atMs = 0) => ({ videoId, atMs });

export const runs: readonly RunPlan<Parameters>[] = [
  {
    name: 'a short job',
    seed: 1,
    untilMs: 2 * minute,
    parameters: { workers: 1, jobs: [job('v1')], encoding: constant(5000) },
  },
  {
    name: 'a job of four minutes',
    seed: 2,
    untilMs: 12 * minute,
    parameters: { workers: 2, jobs: [job('v1')], encoding: constant(4 * minute) },
  },
  {
    name: 'a worker crashes in the middle of a job',
    seed: 3,
    untilMs: 12 * minute,
    fault: 'worker-1 crashes after 62 s and does not come back',
    parameters: {
      workers: 2,
      jobs: [job('v1')],
      encoding: constant(100_000),
      crash: { worker: 'worker-1', atMs: 62_000 },
    },
  },
  {
    name: 'the encoder fails once',
    seed: 4,
    untilMs: 12 * minute,
    fault: 'the encoder answers the first call with 503',
    parameters: {
      workers: 2,
      jobs: [job('v1')],
      encoding: constant(45_000),
      failing: [{ service: 'encoder', atMs: 0 }],
    },
  },
  {
    name: 'the encoder hangs',
    seed: 5,
    untilMs: 24 * minute,
    fault: 'the first call to the encoder is never answered',
    parameters: { workers: 1, jobs: [job('v1'), job('v2', 1000)], encoding: constant(36_000), hangsUntilMs: 10_000 },
  },
  {
    name: 'an extension is refused',
    seed: 6,
    untilMs: 12 * minute,
    fault: 'extend-lease answers one call with 503',
    parameters: {
      workers: 2,
      jobs: [job('v1')],
      encoding: constant(100_000),
      failing: [{ service: 'extend-lease', atMs: 38_000 }],
    },
  },
  {
    name: 'the first extension has no effect and no answer',
    seed: 7,
    untilMs: 12 * minute,
    fault: 'extend-lease does not do what it is first asked, and its answer is lost',
    parameters: {
      workers: 2,
      jobs: [job('v1')],
      encoding: constant(100_000),
      failing: [{ service: 'extend-lease', atMs: 0 }],
      repliesLost: [{ service: 'extend-lease', atMs: 0 }],
    },
  },
  {
    name: 'an ack is refused',
    seed: 8,
    untilMs: 12 * minute,
    fault: 'ack-job answers one call with 503',
    parameters: { workers: 2, jobs: [job('v1')], encoding: constant(19_000), failing: [{ service: 'ack-job', atMs: 0 }] },
  },
  {
    name: 'the answer to an ack is lost',
    seed: 9,
    untilMs: 12 * minute,
    fault: 'one answer of ack-job is lost',
    parameters: {
      workers: 1,
      jobs: [job('v1'), job('v2', 1000)],
      encoding: constant(12_000),
      repliesLost: [{ service: 'ack-job', atMs: 0 }],
    },
  },
  {
    name: 'an ack has no effect and no answer',
    seed: 16,
    untilMs: 12 * minute,
    fault: 'ack-job does not do what it is first asked, and its answer is lost',
    parameters: {
      workers: 2,
      jobs: [job('v1')],
      encoding: constant(19_000),
      failing: [{ service: 'ack-job', atMs: 0 }],
      repliesLost: [{ service: 'ack-job', atMs: 0 }],
    },
  },
  {
    name: 'the encoder fails again and again',
    seed: 17,
    untilMs: 24 * minute,
    fault: 'the encoder answers with 503, once every 10 s until 400 s',
    parameters: {
      workers: 1,
      jobs: [job('v1')],
      encoding: constant(20_000),
      failing: Array.from({ length: 40 }, (_, n) => ({ service: 'encoder', atMs: 10_000 * n }) as const),
    },
  },
  {
    name: 'the encoder fails, and then a call to the queue',
    seed: 18,
    untilMs: 12 * minute,
    fault: 'the encoder answers the first call with 503, and the next answer of extend-lease is lost',
    parameters: {
      workers: 1,
      jobs: [job('v1')],
      encoding: constant(5000),
      failing: [{ service: 'encoder', atMs: 0 }],
      repliesLost: [{ service: 'extend-lease', atMs: 0 }],
    },
  },
  {
    name: 'the queue takes its time',
    seed: 19,
    untilMs: 12 * minute,
    fault: 'every call to the queue takes almost a second',
    parameters: {
      workers: 1,
      jobs: [job('v1')],
      encoding: constant(12_000),
      slow: { services: ['receive-job', 'extend-lease', 'ack-job'], addMs: almostASecondMs },
    },
  },
  {
    name: 'a job is leased and nobody learns of it',
    seed: 10,
    untilMs: 12 * minute,
    fault: 'the first answer of receive-job is lost',
    parameters: {
      workers: 1,
      jobs: [job('v1')],
      encoding: constant(12_000),
      repliesLost: [{ service: 'receive-job', atMs: 0 }],
    },
  },
  {
    name: 'a worker is cut off, and back before its job is encoded',
    seed: 11,
    untilMs: 24 * minute,
    fault: 'from 25 s to 80 s nothing arrives between worker-1 and the queue',
    parameters: {
      workers: 2,
      jobs: [job('v1'), job('v2', 65_000)],
      encoding: constant(200_000),
      cutOff: { fromMs: 25_000, toMs: 80_000 },
    },
  },
  {
    name: 'a worker is cut off, and back when its job is encoded',
    seed: 12,
    untilMs: 24 * minute,
    fault: 'from 25 s to 83 s nothing arrives between worker-1 and the queue',
    parameters: {
      workers: 2,
      jobs: [job('v1'), job('v2', 70_000)],
      encoding: constant(84_000),
      cutOff: { fromMs: 25_000, toMs: 83_000 },
    },
  },
  {
    name: 'three workers and six jobs',
    seed: 13,
    untilMs: 24 * minute,
    parameters: {
      workers: 3,
      jobs: [job('v1'), job('v2'), job('v3'), job('v4'), job('v5'), job('v6', minute)],
      encoding: uniform(5000, 4 * minute),
    },
  },
  {
    name: 'thirty jobs, which end at all moments of a heartbeat',
    seed: 15,
    untilMs: 24 * minute,
    fault: 'extend-lease takes almost a second',
    parameters: {
      workers: 1,
      jobs: Array.from({ length: 30 }, (_, n) => job(`v${n + 1}`)),
      encoding: uniform(5000, 16_000),
      slow: { services: ['extend-lease'], addMs: almostASecondMs },
    },
  },
  {
    name: 'thirty jobs, and extensions that are refused',
    seed: 20,
    untilMs: 24 * minute,
    fault: 'extend-lease takes almost a second, and answers with 503 once every 20 s',
    parameters: {
      workers: 1,
      jobs: Array.from({ length: 30 }, (_, n) => job(`v${n + 1}`)),
      encoding: uniform(5000, 22_000),
      slow: { services: ['extend-lease'], addMs: almostASecondMs },
      failing: Array.from({ length: 30 }, (_, n) => ({ service: 'extend-lease', atMs: 20_000 * n }) as const),
    },
  },
  {
    name: 'a crash at any point',
    seed: 14,
    untilMs: 12 * minute,
    parameters: { workers: 2, jobs: [job('v1')], encoding: constant(14_000) },
    crashSweep: true,
  },
];
