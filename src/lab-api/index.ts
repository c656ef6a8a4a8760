/**
 * What the names in a learner's code mean. The map:
 *
 * - `lab.d.ts`, `globals.d.ts`   the same as types, for the editor and for tests
 * - `context.ts`        what a handler gets: call, publish, store, ack, sleep, signal
 * - `store.ts`          databases and transactions
 * - `options.ts`        what a learner passes, which may be anything
 * - `errors.ts`         CallError, TimeoutError, StoreError, AbortError
 * - `timers.ts`, `virtual-date.ts`, `virtual-math.ts`, `abort.ts`, `console.ts`   the platform's own names on the lab's clock and seed
 * - `clone.ts`          what is sent is copied
 */
import type { AsyncRuntime, Port, World } from '../lab/index.ts';
import { createAbort } from './abort.ts';
import { createClone, createWireClone } from './clone.ts';
import { createConsole } from './console.ts';
import { createContextMaker } from './context.ts';
import { CallError, StoreError, TimeoutError } from './errors.ts';
import { createTimers } from './timers.ts';
import { createDate } from './virtual-date.ts';
import { createMath, power } from './virtual-math.ts';

export interface LabApi {
  /** The module `lab`. */
  readonly module: object;
  /** What a handler gets for the port of its call. */
  readonly contextOf: (port: Port) => object;
  /** A payload as it crosses between processes: a copy. @throws TypeError naming what no wire can carry. */
  readonly onWire: (value: unknown, what: string) => unknown;
  /** The platform's own names, by name. They act on the process whose code runs, in the world entered last. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** What `a ** b` means. */
  readonly power: typeof power;
  readonly enter: (world: World) => void;
}

export function createLabApi(runtime: AsyncRuntime): LabApi {
  let world: World | undefined;
  const port = () => runtime.jobs.current?.port;
  const nowMs = () => world?.now ?? 0;
  /** The clock on the wall of a process, which may be off; `performance.now` counts, and cannot be. */
  const wallMs = () => port()?.now() ?? nowMs();
  const clone = createClone();
  const timers = createTimers(port, () => runtime.jobs.current, runtime);
  const abort = createAbort({ setTimer: (delayMs, act) => void port()?.setTimer(delayMs, act) });
  const onWire = createWireClone(clone);
  const contextOf = createContextMaker({ runtime, abort, onWire });
  const random = () => port()?.random() ?? 0;

  return {
    module: Object.freeze({ CallError, StoreError, TimeoutError }),
    contextOf,
    onWire,
    globals: {
      Promise: runtime.Promise,
      ...timers,
      AbortController: abort.AbortController,
      AbortSignal: abort.AbortSignal,
      Date: createDate(wallMs),
      Math: createMath(random),
      console: createConsole(port),
      crypto: Object.freeze({ randomUUID: () => port()?.uuid() ?? '' }),
      performance: Object.freeze({ now: nowMs }),
      structuredClone: clone,
    },
    power,
    enter: (entered) => {
      world = entered;
    },
  };
}

export { CallError, StoreError, TimeoutError } from './errors.ts';
