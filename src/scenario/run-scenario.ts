import { createWorld, type Measurements, type RunEnd, type Trace, type World } from '../lab/index.ts';
import type { Scenario, ScenarioFault } from './schema.ts';

export interface ScenarioOptions {
  /** In place of the scenario's own. */
  readonly seed?: number;
  /** True keeps the trace, as far as it fits. */
  readonly trace?: boolean;
}

export interface ScenarioResult {
  readonly seed: number;
  readonly virtualMs: number;
  readonly events: number;
  /** Equal for equal scenarios and seeds, in every engine. */
  readonly traceHash: string;
  readonly metrics: Measurements;
  readonly end: RunEnd;
  readonly trace?: Trace;
}

/** Ends, by name and within some seconds, what `check.ts` cannot foresee. */
const budgets = { events: 20_000_000, eventsPerInstant: 400_000, traceBytes: 1_000_000_000 };

/** Builds the world of a scenario and runs it. */
export function runScenario(
  scenario: Scenario,
  { seed = scenario.seed ?? 1, trace: keep = false }: ScenarioOptions = {},
): ScenarioResult {
  const hashed = run(scenario, seed, 'hash');
  return {
    seed,
    virtualMs: hashed.trace.endedAt,
    events: hashed.trace.events,
    traceHash: hashed.world.traceHash ?? '',
    metrics: hashed.world.measurements(),
    end: hashed.trace.end,
    // The same seed gives the same run, so the trace can be had by running it again.
    ...(keep ? { trace: run(scenario, seed, true).trace } : {}),
  };
}

function run(scenario: Scenario, seed: number, record: true | 'hash'): { world: World; trace: Trace } {
  const world = createWorld({ seed, record, measure: true, warmupMs: scenario.warmupMs ?? 0, budgets });
  build(world, scenario);
  return { world, trace: world.run(scenario.durationMs ?? 1e12) };
}

/** Puts what a scenario describes into a world. */
export function build(
  world: World,
  { services = {}, queues = {}, topics = {}, consumers = [], links = [], load, faults = [] }: Scenario,
): void {
  for (const [name, spec] of Object.entries(services)) world.service(name, withoutUndefined(spec));
  for (const [name, spec] of Object.entries(queues)) world.queue(name, withoutUndefined(spec));
  for (const [name, subscriptions] of Object.entries(topics)) world.topic(name, { subscriptions });
  for (const { service, queue, ...spec } of consumers) world.subscribe(service, queue, withoutUndefined(spec));
  for (const { from, to, bothWays = false, ...spec } of links) {
    world.link(from, to, withoutUndefined(spec));
    if (bothWays) world.link(to, from, withoutUndefined(spec));
  }
  for (const fault of faults) world.at(fault.atMs, () => strike(world, fault));
  for (const [name, spec] of Object.entries(load)) world.load(name, withoutUndefined(spec));
}

function strike({ faults }: World, fault: ScenarioFault): void {
  const times = 'times' in fault && fault.times !== undefined ? { times: fault.times } : {};
  switch (fault.do) {
    case 'slow': {
      const { factor = 1, addMs = 0 } = fault;
      return faults.slow(fault.target, { factor, addMs });
    }
    case 'fail':
      return faults.fail(fault.target, { status: fault.status ?? 503, message: fault.message ?? 'failing', ...times });
    case 'hang':
    case 'recover':
    case 'crash':
    case 'restart':
    case 'deliverOnce':
      return faults[fault.do](fault.target);
    case 'partition':
    case 'repair':
    case 'hold':
    case 'release':
      return faults[fault.do](...fault.between);
    case 'loseReply':
      return faults.loseReply(fault.from, fault.to, times);
    case 'restoreReplies':
      return faults.restoreReplies(fault.from, fault.to);
    case 'duplicate':
      return faults.duplicate(fault.target, times);
  }
}

type Defined<T> = T extends readonly (infer Item)[]
  ? readonly Defined<Item>[]
  : T extends object
    ? { [Key in keyof T]: Defined<Exclude<T[Key], undefined>> }
    : T;

/** What JSON leaves out is absent, not undefined: the lab's types tell the two apart. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return JSON.parse(JSON.stringify(value)) as Defined<T>;
}
