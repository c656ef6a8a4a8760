import { z } from 'zod';

/** Durations in ms, rates per second; shares from 0 to 1. */
const ms = z.number().nonnegative();
const share = z.number().min(0).max(1);
const rate = z.number().positive();
const whole = z.int().nonnegative();
const some = z.int().positive();
const name = z.string().min(1);

export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), ms }),
  z.strictObject({ kind: z.literal('uniform'), fromMs: ms, toMs: ms }),
  z.strictObject({ kind: z.literal('exponential'), meanMs: ms }),
  z.strictObject({ kind: z.literal('erlang'), stages: some, meanMs: ms }),
  z.strictObject({ kind: z.literal('hyperexponential'), meanMs: ms, scv: z.number().min(1) }),
  z
    .strictObject({ kind: z.literal('lognormal'), p50Ms: z.number().positive(), p99Ms: z.number().positive() })
    .refine(({ p50Ms, p99Ms }) => p99Ms >= p50Ms, { path: ['p99Ms'], error: 'at least p50Ms' }),
  z.strictObject({ kind: z.literal('empirical'), valuesMs: z.array(ms).min(1) }),
]);

const backoff = z.strictObject({
  baseMs: ms,
  factor: z.number().min(1).optional(),
  capMs: ms.optional(),
  jitter: z.enum(['none', 'full', 'equal']).optional(),
});
const rateLimit = z.strictObject({ ratePerS: rate, burst: z.number().min(1) });

const policy = z.strictObject({
  timeoutMs: ms.optional(),
  deadlineMs: ms.optional(),
  propagateDeadline: z.boolean().optional(),
  retry: z
    .strictObject({
      maxAttempts: some,
      backoff: backoff.optional(),
      statuses: z.array(whole).optional(),
      budget: z.strictObject({ ratio: share, burst: z.number().nonnegative() }).optional(),
    })
    .optional(),
  hedge: z.strictObject({ delayMs: ms, maxAttempts: some }).optional(),
  breaker: z.strictObject({ failures: some, openMs: ms, successes: some.optional() }).optional(),
  bulkhead: z.strictObject({ concurrency: some, queueCapacity: whole.optional() }).optional(),
  rateLimit: rateLimit.optional(),
});

const step = z.union(
  [
    name,
    z.strictObject({ to: name, operation: name.optional(), policy: policy.optional() }),
    z.strictObject({ publish: name, confirm: z.boolean().optional() }),
  ],
  { error: 'the name of a service, { "to": …, "policy": … } or { "publish": … }' },
);
const steps = z.union([z.strictObject({ serial: z.array(step) }), z.strictObject({ parallel: z.array(step) })], {
  error: '{ "serial": [steps] } or { "parallel": [steps] }',
});

const service = z.strictObject({
  concurrency: some.optional(),
  queueCapacity: whole.optional(),
  discipline: z.enum(['fifo', 'lifo', 'priority']).optional(),
  serviceTime: distribution.optional(),
  contention: z.strictObject({ free: whole, share: z.number().nonnegative() }).optional(),
  shed: z
    .strictObject({ maxWaitMs: ms.optional(), expired: z.boolean().optional(), abandoned: z.boolean().optional() })
    .optional(),
  rateLimit: rateLimit.optional(),
  failureRate: share.optional(),
  failureStatus: whole.optional(),
  steps: steps.optional(),
});

const queue = z.strictObject({
  capacity: some.optional(),
  overflow: z.enum(['reject', 'drop-oldest']).optional(),
  visibilityTimeoutMs: z.number().positive().optional(),
  maxAttempts: some.optional(),
  deadLetter: name.optional(),
  redelivery: backoff.optional(),
  ttlMs: ms.optional(),
  partitions: some.optional(),
  deduplicationMs: ms.optional(),
});

const arrivals = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('poisson'), ratePerS: rate }),
  z.strictObject({ kind: z.literal('regular'), ratePerS: rate }),
  z.strictObject({ kind: z.literal('renewal'), gap: distribution }),
  z.strictObject({ kind: z.literal('bursts'), size: some, everyMs: z.number().positive() }),
  z.strictObject({
    kind: z.literal('phases'),
    phases: z.array(z.strictObject({ forMs: ms, ratePerS: z.number().nonnegative() })).min(1),
    random: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('times'), atMs: z.array(ms).min(1) }),
]);

const load = z
  .strictObject({
    to: name,
    operation: name.optional(),
    priority: z.int().optional(),
    policy: policy.optional(),
    keys: some.optional(),
    arrivals: arrivals.optional(),
    clients: some.optional(),
    thinkTime: distribution.optional(),
    fromMs: ms.optional(),
    untilMs: ms.optional(),
    count: some.optional(),
  })
  .refine((each) => (each.arrivals === undefined) !== (each.clients === undefined), {
    error: 'either "arrivals" (open loop) or "clients" (closed loop)',
  });

const between = z.tuple([name, name]);
const times = some.optional();
const atMs = ms;

const fault = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('slow'),
    atMs,
    target: name,
    factor: z.number().nonnegative().optional(),
    addMs: ms.optional(),
  }),
  z.strictObject({ do: z.literal('fail'), atMs, target: name, status: whole.optional(), message: z.string().optional(), times }),
  ...(['hang', 'recover', 'crash', 'restart', 'deliverOnce'] as const).map((verb) =>
    z.strictObject({ do: z.literal(verb), atMs, target: name }),
  ),
  ...(['partition', 'repair', 'hold', 'release'] as const).map((verb) => z.strictObject({ do: z.literal(verb), atMs, between })),
  z.strictObject({ do: z.literal('loseReply'), atMs, from: name, to: name, times }),
  z.strictObject({ do: z.literal('restoreReplies'), atMs, from: name, to: name }),
  z.strictObject({ do: z.literal('duplicate'), atMs, target: name, times }),
]);

/** A scenario: services, queues, links, load and faults as plain JSON. The one source of its shape, its types and its documentation. */
export const scenarioSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().optional(),
  seed: z.int().min(0).optional(),
  durationMs: z.number().positive().optional(),
  warmupMs: ms.optional(),
  services: z.record(name, service).optional(),
  queues: z.record(name, queue).optional(),
  topics: z.record(name, z.array(name).min(1)).optional(),
  consumers: z
    .array(
      z.strictObject({
        service: name,
        queue: name,
        prefetch: some.optional(),
        ack: z.enum(['on-success', 'on-delivery']).optional(),
      }),
    )
    .optional(),
  links: z
    .array(
      z.strictObject({
        from: name,
        to: name,
        bothWays: z.boolean().optional(),
        latency: distribution.optional(),
        lossRate: share.optional(),
        duplicateRate: share.optional(),
        ordered: z.boolean().optional(),
      }),
    )
    .optional(),
  load: z.record(name, load).refine((loads) => Object.keys(loads).length > 0, { error: 'at least one load' }),
  faults: z.array(fault).optional(),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioFault = z.infer<typeof fault>;
