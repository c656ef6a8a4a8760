import type { AsyncRuntime, Port } from '../lab/index.ts';

type Callback = (...args: unknown[]) => void;

/** The timers of the platform on the lab's clock. A timer belongs to the process that sets it, and dies with it. */
export function createTimers(port: () => Port | undefined, process: () => object | undefined, runtime: AsyncRuntime) {
  /** Per process: the number of an interval, and of its timer that comes next. */
  const intervals = new WeakMap<object, Map<number, number>>();

  function check(callback: unknown): Callback {
    if (typeof callback !== 'function') throw new TypeError(`A timer calls a function; this is ${typeof callback}.`);
    return (...args) => void Reflect.apply(callback, undefined, args);
  }

  function setTimeout(callback: unknown, delayMs?: unknown, ...args: unknown[]): number {
    const act = check(callback);
    return port()?.setTimer(Number(delayMs ?? 0), () => act(...args)) ?? 0;
  }

  function clearTimeout(timer: unknown): void {
    if (typeof timer !== 'number') return;
    const mine = intervals.get(process() ?? intervals);
    port()?.clearTimer(mine?.get(timer) ?? timer);
    mine?.delete(timer);
  }

  function setInterval(callback: unknown, delayMs?: unknown, ...args: unknown[]): number {
    const act = check(callback);
    // As in browsers: a pause of less than 1 ms counts as 1 ms, or an interval would never let time pass.
    const pauseMs = Math.max(1, Number(delayMs ?? 0) || 0);
    const owner = port();
    const life = process();
    if (!owner || !life) return 0;
    const mine = intervals.get(life) ?? new Map<number, number>();
    intervals.set(life, mine);
    const again = (): number =>
      owner.setTimer(pauseMs, () => {
        mine.set(first, again());
        act(...args);
      });
    const first = again();
    mine.set(first, first);
    return first;
  }

  function queueMicrotask(callback: unknown): void {
    const act = check(callback);
    void runtime.Promise.resolve().then(() => act());
  }

  return { setTimeout, clearTimeout, setInterval, clearInterval: clearTimeout, queueMicrotask };
}
