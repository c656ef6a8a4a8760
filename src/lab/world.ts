import { Broker, type TopicSpec } from './broker/broker.ts';
import type { QueueSpec, SubscriptionSpec } from './broker/queue-spec.ts';
import { Calls } from './calls.ts';
import { createClient, type Client } from './client.ts';
import { injectCrash, type CrashSpec } from './crash-injection.ts';
import { createFaults, type Faults } from './faults.ts';
import { Host, type HostSpec } from './host.ts';
import { defaultBudgets, Kernel, type Budgets } from './kernel.ts';
import { Load, type LoadSpec } from './load/load.ts';
import { LabBug, Meter } from './meter.ts';
import { measured, type Measurements } from './metrics.ts';
import { Network, type LinkSpec } from './network.ts';
import { plainError } from './plain-error.ts';
import type { Process } from './process.ts';
import type { Port } from './port.ts';
import type { RandomStream } from './random.ts';
import { Recorder } from './recorder.ts';
import { createAsyncRuntime, type AsyncRuntime } from './runtime.ts';
import { Service, type ServiceSpec } from './service.ts';
import { Store, type StoreSpec } from './store/store.ts';
import type { Plain, Trace } from './trace/record.ts';

export interface WorldOptions {
  readonly seed: number;
  /** The realm's one runtime; a world of its own when absent. */
  readonly runtime?: AsyncRuntime;
  /**
   * False leaves the trace empty, for runs that only measure; `hash` leaves it empty too, but hashes what it would have held, for runs too
   * long to keep.
   */
  readonly record?: boolean | 'hash';
  readonly budgets?: Partial<Budgets>;
  /** True keeps every wait and sojourn, for `measurements`, also where nothing is recorded. */
  readonly measure?: boolean;
  /** Measurements begin here: what came before is left out of them. */
  readonly warmupMs?: number;
  readonly crash?: CrashSpec;
}

/** A simulated world: services, hosts of learner code, links, clients and faults. It is built, then run once; the trace is all that it leaves. */
export interface World {
  /** Virtual time in ms. */
  readonly now: number;
  readonly seed: number;
  /** A stream of random numbers that depends on the seed and its name alone. */
  stream(name: string): RandomStream;
  /** A station of workers without learner code, which answers calls, takes messages, and may ask others. */
  service(name: string, spec: ServiceSpec): void;
  /** A service whose work is done by learner code. */
  host(name: string, spec: HostSpec): void;
  /** What the way between two parties costs and loses, in this direction. A way that nobody described takes no time and loses nothing. */
  link(from: string, to: string, spec: LinkSpec): void;
  queue(name: string, spec?: QueueSpec): void;
  /** Copies whatever is published to it into each of its queues. */
  topic(name: string, spec: TopicSpec): void;
  /** Lets a service or host take messages from a queue. Several of them compete for its messages. */
  subscribe(consumer: string, queue: string, spec?: SubscriptionSpec): void;
  store(name: string, spec?: StoreSpec): void;
  /** Commits rows of a store at once, as somebody outside this world would. A row that is undefined is deleted. */
  commit(store: string, rows: Readonly<Record<string, Readonly<Record<string, Plain>>>>): void;
  /** What a table of a store holds now, by key: for worlds that look at the end. */
  rows(store: string, table: string): Readonly<Record<string, Plain>>;
  /** Many callers at once, who ask at a rate or each in turn. */
  load(name: string, spec: LoadSpec): void;
  /** A caller that makes the calls it is told to, one by one. */
  client(name: string): Client;
  /** Puts an act on the timeline. */
  at(atMs: number, act: () => void): void;
  readonly faults: Faults;
  /** Notes a fact of the domain, such as money moved, for checks and stories. */
  fact(node: string, fact: string, detail: Plain): void;
  /** Compiled code says where it is. Gives an empty list, so that a mark can also stand as a last, spread, argument. */
  mark(line: number, column: number): readonly never[];
  /** Compiled code counts an iteration; throws when the run's budget is spent. */
  countLoop(line: number, column: number): void;
  /** Whether a budget is spent already, also before the run: then `run` ends at once, with a trace that says which. */
  readonly stopped: boolean;
  /** The process whose code runs now. */
  readonly process: Process | undefined;
  /** The crossings of that process with the world, beside those of a call that it answers. */
  readonly port: Port | undefined;
  /** Performs all that happens until then. Afterwards, in every run, the identities of queueing are asserted; a broken one is a `LabBug`. */
  run(untilMs: number): Trace;
  /** The hash of the trace of this run, with `record: 'hash'`: the one that `hashTrace` would give had it been kept. */
  readonly traceHash: string | undefined;
  /** What the run measured, by service, host, queue and load. With `measure` it has waits, sojourns and percentiles. */
  measurements(): Measurements;
}

export function createWorld({
  seed,
  runtime = createAsyncRuntime(),
  record = true,
  budgets,
  crash,
  measure = false,
  warmupMs = 0,
}: WorldOptions): World {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number; this one is ${seed}.`);
  const limits = { ...defaultBudgets, ...budgets };
  const recorder = new Recorder(record === 'hash' ? 'hash' : record ? 'keep' : 'none', limits.traceBytes);
  const kernel = new Kernel(seed, runtime, recorder, limits);
  const network = new Network(kernel);
  const services = new Map<string, Service>();
  const hosts = new Map<string, Host>();
  const receivers = new Map<string, Service | Host>();
  const stores = new Map<string, Store>();
  const loads = new Map<string, Load>();
  const skews = new Map<string, number>();
  const calls = new Calls(kernel, network, receivers);
  const meter = () => new Meter(measure, warmupMs);
  const broker = new Broker({ kernel, network, meter });
  const faults = createFaults({ kernel, network, services, hosts, stores, queues: broker.queues, skews });
  const injected = injectCrash(crash, { kernel, hosts, restart: faults.restart });
  let ran = false;
  let hash: string | undefined;
  runtime.reset();

  const { jobs } = runtime;
  kernel.whereNow = () => jobs.current?.source;

  kernel.afterJobs = () => {
    if (!runtime.anyRejected) return;
    for (const { reason, owner, source } of runtime.takeUnhandled()) {
      recorder.add('unhandled-rejection', kernel.nowMs, {
        node: owner?.node ?? 'world',
        error: plainError(reason, source),
        ...(source ? { source } : {}),
      });
    }
  };

  function storeOf(name: string): Store {
    const store = stores.get(name);
    if (!store) throw new Error(`There is no store called "${name}". Add it with world.store first.`);
    return store;
  }

  function unused(name: string): void {
    if (receivers.has(name) || stores.has(name) || loads.has(name) || broker.has(name))
      throw new Error(`There already is something called "${name}". Give each its own name.`);
  }

  /** What must hold whatever the world did. */
  function assertIdentities(): void {
    const { nowUs } = kernel;
    for (const [name, { meter }] of [...receivers, ...loads]) meter.close(name, nowUs, seed);
    for (const queue of broker.queues.values()) queue.close(nowUs, seed);
    const { sent, answered, timedOut, aborted, open } = calls.counts;
    if (sent !== answered + timedOut + aborted + open)
      throw new LabBug(`${sent} calls were sent, ${answered + timedOut + aborted} ended and ${open} are open`, seed);
  }

  return {
    get now() {
      return kernel.nowMs;
    },
    seed,
    stream: (name) => kernel.stream(name),
    service(name, spec) {
      unused(name);
      const service = new Service(name, spec, kernel, calls, broker.publish, meter());
      services.set(name, service);
      receivers.set(name, service);
    },
    host(name, spec) {
      unused(name);
      const host = new Host(name, spec, {
        kernel,
        calls,
        broker,
        stores,
        crash: injected,
        meter: meter(),
        skewOf: (node) => skews.get(node) ?? 0,
      });
      hosts.set(name, host);
      receivers.set(name, host);
    },
    link: (from, to, spec) => network.link(from, to, spec),
    queue(name, spec = {}) {
      unused(name);
      broker.queue(name, spec);
    },
    topic(name, spec) {
      unused(name);
      broker.topic(name, spec);
    },
    subscribe(consumer, queue, spec = {}) {
      const from = broker.queues.get(queue);
      const to = receivers.get(consumer);
      if (!from) throw new Error(`There is no queue called "${queue}". Add it with world.queue first.`);
      if (!to) throw new Error(`There is no service or host called "${consumer}". Add it first.`);
      from.subscribe(to, spec);
    },
    store(name, spec = {}) {
      unused(name);
      stores.set(name, new Store(name, spec, kernel, network));
    },
    commit: (name, rows) => storeOf(name).commitFromOutside(rows),
    rows: (name, table) => storeOf(name).rows(table),
    load(name, spec) {
      unused(name);
      loads.set(name, new Load(name, spec, { kernel, calls, broker, meter: meter() }));
    },
    client: (name) => createClient(name, { kernel, calls, broker }),
    at: (atMs, act) => void kernel.at(atMs, act, undefined),
    faults,
    fact: (node, fact, detail) => void recorder.add('fact', kernel.nowMs, { node, fact, detail }),
    mark: runtime.mark,
    countLoop: (line, column) => kernel.countLoop({ line, column }),
    get stopped() {
      return kernel.stopped;
    },
    get process() {
      return jobs.current;
    },
    get port() {
      return jobs.current?.port;
    },
    run(untilMs) {
      if (ran) throw new Error('A world runs once. Build another one for another run.');
      ran = true;
      const end = kernel.run(untilMs);
      assertIdentities();
      const { performed: events } = kernel;
      const rest = { seed, end, endedAt: kernel.nowMs, events, jobs: jobs.performed, crossings: injected.crossings };
      hash = recorder.hash?.close(rest);
      return { ...rest, records: recorder.records };
    },
    get traceHash() {
      return hash;
    },
    measurements: () => measured({ receivers, loads, queues: broker.queues, fromMs: warmupMs, untilMs: kernel.nowMs }),
  };
}
