/**
 * The lab: a deterministic world of services, links and faults. It imports nothing, reads no clock, and leaves a trace. The map, in
 * the order in which it is best read:
 *
 * - `kernel.ts`        the clock, the loop that performs events, and the budgets that end a run with a name
 * - `event-list.ts`    what will happen, ordered by (time, order of scheduling)
 * - `job-queue.ts`, `promise.ts`, `promise-state.ts`, `reaction.ts`, `gather.ts`, `task.ts`, `runtime.ts`   the lab's own microtasks, promises and async
 *   functions, in the order of the language
 * - `random.ts`, `arithmetic.ts`, `trigonometry.ts`, `distribution.ts`   named random streams; log and exp with the same bits everywhere
 * - `work.ts`, `calls.ts`, `network.ts`   requests and replies on their way: latency, loss, deadlines
 * - `service.ts`, `waiting-line.ts`, `fifo.ts`, `steps.ts`   a station with workers and a queue, and what it asks of others
 * - `policy/`          how a caller protects itself: timeout, deadline, retry, budget, hedge, breaker, bulkhead, rate limit
 * - `broker/`          queues and topics: delivery, ack, redelivery, dead letters, partitions
 * - `store/`           databases: tables, transactions, a replica that lags
 * - `client.ts`        a caller from outside
 * - `host.ts`, `port.ts`, `process-port.ts`, `port-call.ts`, `process.ts`   learner code as a service, and its crossings with the world
 * - `load/`            arrival processes, open and closed load
 * - `faults.ts`, `condition.ts`   what can go wrong, in paired verbs
 * - `meter.ts`, `samples.ts`, `metrics.ts`   counts, identities and percentiles of every run
 * - `world.ts`         all of it put together
 * - `crash-injection.ts`, `crash-sweep.ts`   a crash at one crossing with the world; one run, then once more per place where it may fall
 * - `trace/`           what a run leaves behind, and its readers
 * - `plan.ts`          the runs of an exercise
 *
 * A world of two services and a queue; every `…Spec` says in its own words what it may hold:
 *
 * @example
 * const world = createWorld({ seed: 7, measure: true });
 * world.queue('receipts', { maxAttempts: 3 });
 * world.service('payment', { concurrency: 4, serviceTime: exponential({ meanMs: 20 }), failureRate: 0.1 });
 * world.service('shop', { steps: { serial: [{ to: 'payment', policy: { timeoutMs: 60 } }, { publish: 'receipts' }] } });
 * world.service('mail', { concurrency: 1, serviceTime: constant(50) });
 * world.subscribe('mail', 'receipts', { prefetch: 1 });
 * world.load('readers', { to: 'shop', arrivals: { kind: 'poisson', ratePerS: 15 } });
 * world.at(5000, () => world.faults.crash('mail'));
 * world.at(8000, () => world.faults.restart('mail'));
 * const trace = world.run(20_000);
 * const { loads, queues } = world.measurements();
 */
export { exp, log, pow } from './arithmetic.ts';
export type { TopicMessage, TopicSpec } from './broker/broker.ts';
export type { QueueSpec, SubscriptionSpec } from './broker/queue-spec.ts';
export type { Client } from './client.ts';
export { crashSweep, type CrashPlace, type SweepRun } from './crash-sweep.ts';
export {
  constant,
  empirical,
  erlang,
  exponential,
  hyperexponential,
  lognormal,
  meanMsOf,
  sample,
  uniform,
  type Distribution,
} from './distribution.ts';
export type { Faults } from './faults.ts';
export type { HostSpec } from './host.ts';
export type { Budgets } from './kernel.ts';
export { arrivalTimes, type Arrivals } from './load/arrivals.ts';
export type { LoadSpec } from './load/load.ts';
export { LabBug } from './meter.ts';
export type { Measurements, QueueMetrics, StationMetrics } from './metrics.ts';
export type { LinkSpec } from './network.ts';
export { percentile } from './percentile.ts';
export type { ExerciseWorld, FreeFault, FreeRun, LearnerModule, PlannedRun, RunDescription, RunPlan } from './plan.ts';
export { plainError } from './plain-error.ts';
export { backoffMs } from './policy/backoff.ts';
export type { Backoff, BreakerPolicy, Policy, RateLimit, RetryPolicy } from './policy/policy.ts';
export type { CallFailure, Port, PortCallOptions, PortPublishOptions } from './port.ts';
export type { LabPromise, LabPromiseConstructor } from './promise.ts';
export { createStream, type RandomStream } from './random.ts';
export { createAsyncRuntime, type AsyncRuntime } from './runtime.ts';
export { ServiceError, serviceError } from './service-error.ts';
export type { ServiceSpec } from './service.ts';
export type { Step, StepsSpec } from './steps.ts';
export type { StorePort, TransactionPort } from './store/store-port.ts';
export type { StoreSpec } from './store/store.ts';
export {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  cos,
  cosh,
  expm1,
  hypot,
  log1p,
  logTo,
  sin,
  sinh,
  tan,
  tanh,
} from './trigonometry.ts';
export { hashTrace } from './trace/hash.ts';
export { readMetrics } from './trace/meters.ts';
export type { Outcome, Plain, PlainError, RunEnd, SourcePosition, Trace, TraceRecord } from './trace/record.ts';
export { createWorld, type World, type WorldOptions } from './world.ts';
export type { IncomingCall, IncomingMessage } from './work.ts';
