import type { Calls } from './calls.ts';
import type { Host } from './host.ts';
import type { Kernel } from './kernel.ts';
import type { Network } from './network.ts';
import { ServiceError } from './service-error.ts';
import type { Service } from './service.ts';
import type { Plain } from './trace/record.ts';

/** What can go wrong, one plain verb each, in pairs. Every verb acts at once; put it on the timeline with `world.at`. */
export interface Faults {
  /** Service times from now on: multiplied by `factor`, then lengthened by `addMs`. Undone by `recover`. */
  slow(service: string, by: { readonly factor?: number; readonly addMs?: number }): void;
  /** Takes calls up and never answers. Undone by `recover`. */
  hang(service: string): void;
  /** Answers the next `times` calls, or all, with an error. Undone by `recover`. */
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
  /** The next `times` replies (without it, all) from one to the other never arrive; the work behind them is done. */
  loseReply(from: string, to: string, how?: { readonly times?: number }): void;
}

interface FaultParts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly calls: Calls;
  readonly services: ReadonlyMap<string, Service>;
  readonly hosts: ReadonlyMap<string, Host>;
}

export function createFaults({ kernel, network, calls, services, hosts }: FaultParts): Faults {
  const { recorder } = kernel;
  const lasting = new Map<string, string[]>();
  const began = (fault: string, target: string, detail: Plain = null) => {
    recorder.add('fault-began', kernel.nowMs, { node: 'world', fault, target, detail });
    lasting.set(target, [...(lasting.get(target) ?? []), fault]);
  };
  const ended = (target: string) => {
    for (const fault of lasting.get(target) ?? []) recorder.add('fault-ended', kernel.nowMs, { node: 'world', fault, target });
    lasting.delete(target);
  };
  const serviceOf = (name: string): Service => {
    const service = services.get(name);
    if (!service) throw new Error(`There is no service called "${name}". Faults name services that the world has.`);
    return service;
  };
  const link = (a: string, b: string) => `${a} and ${b}`;

  const faults: Faults = {
    slow(service, { factor = 1, addMs = 0 }) {
      serviceOf(service).change({ factor, addMs });
      began('slow', service, { factor, addMs });
    },
    hang(service) {
      serviceOf(service).change({ hangs: true });
      began('hang', service);
    },
    fail(service, { status, message, times }) {
      serviceOf(service).change({ failure: { error: new ServiceError(status, message), left: times ?? Infinity } });
      began('fail', service, { status, message, ...(times === undefined ? {} : { times }) });
    },
    recover(service) {
      serviceOf(service).change({});
      ended(service);
    },
    crash(node) {
      const host = hosts.get(node);
      if (host) host.kill();
      else serviceOf(node).crash();
      recorder.cause = recorder.add('crashed', kernel.nowMs, { node });
    },
    restart(node) {
      const host = hosts.get(node);
      recorder.cause = recorder.add('restarted', kernel.nowMs, { node });
      if (host) host.restart();
      else serviceOf(node).restart();
    },
    partition(a, b) {
      network.partition(a, b);
      began('partition', link(a, b));
    },
    repair(a, b) {
      network.repair(a, b);
      ended(link(a, b));
    },
    hold(a, b) {
      network.hold(a, b);
      began('hold', link(a, b));
    },
    release(a, b) {
      network.release(a, b);
      ended(link(a, b));
    },
    loseReply(from, to, { times } = {}) {
      calls.loseReplies(from, to, times ?? Infinity);
      began('lose-reply', `${from} to ${to}`, times === undefined ? null : { times });
    },
  };
  return faults;
}
