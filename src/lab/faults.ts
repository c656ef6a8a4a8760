import type { Queue } from './broker/queue.ts';
import type { Condition } from './condition.ts';
import type { Host } from './host.ts';
import type { Kernel } from './kernel.ts';
import type { Network } from './network.ts';
import { ServiceError } from './service-error.ts';
import type { Service } from './service.ts';
import type { Store } from './store/store.ts';
import type { Plain } from './trace/record.ts';

/** What can go wrong, one plain verb each, in pairs. Every verb acts at once; put it on the timeline with `world.at`. */
export interface Faults {
  /** Service times, or a store's latency, from now on: multiplied by `factor`, then lengthened by `addMs`. Undone by `recover`. */
  slow(service: string, by: { readonly factor?: number; readonly addMs?: number }): void;
  /** Takes calls up and never answers. Undone by `recover`. */
  hang(service: string): void;
  /** Answers the next `times` calls, or all, with an error; a queue refuses what is published to it. Undone by `recover`. */
  fail(service: string, how: { readonly status: number; readonly message: string; readonly times?: number }): void;
  recover(service: string): void;
  /** Memory and all that is under way are lost. Undone by `restart`. */
  crash(node: string): void;
  restart(node: string): void;
  /** Nothing arrives in either direction. Undone by `repair`. */
  partition(a: string, b: string): void;
  repair(a: string, b: string): void;
  /** What is sent waits on the way, in either direction. `release` lets it go on, in order. */
  hold(a: string, b: string): void;
  release(a: string, b: string): void;
  /**
   * The next `times` replies (without it, all) from one to the other never arrive; the work behind them is done. An ack is the reply of a
   * consumer to its queue, a confirmation that of a queue to its publisher, and a database replies to every read and commit. Undone by
   * `restoreReplies`.
   */
  loseReply(from: string, to: string, how?: { readonly times?: number }): void;
  restoreReplies(from: string, to: string): void;
  /** The next `times` messages (without it, all) are in the queue twice. Undone by `deliverOnce`. */
  duplicate(queue: string, how?: { readonly times?: number }): void;
  deliverOnce(queue: string): void;
  /** The next `times` commits (without it, all) take so much longer, while others pass them by. Undone by `commitInTime`. */
  commitLate(store: string, how: { readonly delayMs: number; readonly times?: number }): void;
  commitInTime(store: string): void;
  /** The replica sees commits so much later. Undone by `catchUp`. */
  lagBehind(store: string, how: { readonly addMs: number }): void;
  catchUp(store: string): void;
  /** The clock of a host is ahead (or, below zero, behind). Undone by `resync`. */
  skew(host: string, how: { readonly offsetMs: number }): void;
  resync(host: string): void;
}

interface FaultParts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly services: ReadonlyMap<string, Service>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly skews: Map<string, number>;
}

export function createFaults({ kernel, network, services, hosts, stores, queues, skews }: FaultParts): Faults {
  const { recorder } = kernel;
  const lasting = new Map<string, string[]>();
  const began = (fault: string, target: string, detail: Plain = null) => {
    recorder.add('fault-began', kernel.nowMs, { node: 'world', fault, target, detail });
    lasting.set(target, [...(lasting.get(target) ?? []), fault]);
  };
  /** Ends those faults of a target that the verb undoes. */
  const ended = (target: string, undone: readonly string[]) => {
    const left: string[] = [];
    for (const fault of lasting.get(target) ?? []) {
      if (undone.includes(fault)) recorder.add('fault-ended', kernel.nowMs, { node: 'world', fault, target });
      else left.push(fault);
    }
    lasting.set(target, left);
  };
  const named = <T>(kind: string, all: ReadonlyMap<string, T>, name: string): T => {
    const found = all.get(name);
    if (found === undefined)
      throw new Error(
        `There is no ${kind} called "${name}". Faults name a ${kind} that the world has: ${[...all.keys()].join(', ') || 'it has none'}.`,
      );
    return found;
  };
  const stationOf = (name: string): { change(condition: Partial<Condition>): void } =>
    stores.get(name) ?? named('service', services, name);
  const failingOf = (name: string): { change(condition: Partial<Condition>): void } => queues.get(name) ?? stationOf(name);
  const storeOf = (name: string): Store => named('store', stores, name);
  const queueOf = (name: string): Queue => named('queue', queues, name);
  const times = (how: { readonly times?: number }): Plain => (how.times === undefined ? null : { times: how.times });
  const link = (a: string, b: string) => `${a} and ${b}`;

  const faults: Faults = {
    slow(service, { factor = 1, addMs = 0 }) {
      stationOf(service).change({ factor, addMs });
      began('slow', service, { factor, addMs });
    },
    hang(service) {
      stationOf(service).change({ hangs: true });
      began('hang', service);
    },
    fail(service, { status, message, times: left }) {
      failingOf(service).change({ failure: { error: new ServiceError(status, message), left: left ?? Infinity } });
      began('fail', service, { status, message, ...(left === undefined ? {} : { times: left }) });
    },
    recover(service) {
      failingOf(service).change({});
      ended(service, ['slow', 'hang', 'fail']);
    },
    crash(node) {
      const host = hosts.get(node);
      const store = stores.get(node);
      if (host) host.kill();
      else if (store) store.change({ down: true });
      else named('service', services, node).crash();
      recorder.cause = recorder.add('crashed', kernel.nowMs, { node });
    },
    restart(node) {
      recorder.cause = recorder.add('restarted', kernel.nowMs, { node });
      const host = hosts.get(node);
      const store = stores.get(node);
      if (host) host.restart();
      else if (store) store.change({});
      else named('service', services, node).restart();
    },
    partition(a, b) {
      network.partition(a, b);
      began('partition', link(a, b));
    },
    repair(a, b) {
      network.repair(a, b);
      ended(link(a, b), ['partition']);
    },
    hold(a, b) {
      network.hold(a, b);
      began('hold', link(a, b));
    },
    release(a, b) {
      ended(link(a, b), ['hold']);
      network.release(a, b);
    },
    loseReply(from, to, how = {}) {
      network.loseReplies(from, to, how.times ?? Infinity);
      began('lose-reply', `${from} to ${to}`, times(how));
    },
    restoreReplies(from, to) {
      network.loseReplies(from, to, 0);
      ended(`${from} to ${to}`, ['lose-reply']);
    },
    duplicate(queue, how = {}) {
      queueOf(queue).duplicate(how.times ?? Infinity);
      began('duplicate', queue, times(how));
    },
    deliverOnce(queue) {
      queueOf(queue).duplicate(0);
      ended(queue, ['duplicate']);
    },
    commitLate(store, { delayMs, times: left }) {
      storeOf(store).commitLate(delayMs, left ?? Infinity);
      began('commit-late', store, { delayMs, ...(left === undefined ? {} : { times: left }) });
    },
    commitInTime(store) {
      storeOf(store).commitLate(0, 0);
      ended(store, ['commit-late']);
    },
    lagBehind(store, { addMs }) {
      storeOf(store).lagBehind(addMs);
      began('lag-behind', store, { addMs });
    },
    catchUp(store) {
      storeOf(store).lagBehind(0);
      ended(store, ['lag-behind']);
    },
    skew(host, { offsetMs }) {
      named('host', hosts, host);
      skews.set(host, offsetMs);
      began('skew', host, { offsetMs });
    },
    resync(host) {
      named('host', hosts, host);
      skews.delete(host);
      ended(host, ['skew']);
    },
  };
  return faults;
}
