import type { AsyncRuntime, Port } from '../lab/index.ts';

type Callback = (...args: unknown[]) => void;

/** The timers of the platform on the lab's clock. A timer belongs to the process that sets it, and dies with it. */
export function createTimers(port: () => Port | undefined, runtime: AsyncRuntime) {
  const intervals = new Map<number, number>();

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
    port()?.clearTimer(intervals.get(timer) ?? timer);
    intervals.delete(timer);
  }

  function setInterval(callback: unknown, delayMs?: unknown, ...args: unknown[]): number {
    const act = check(callback);
    // As in browsers: a pause of less than 1 ms counts as 1 ms, or an interval would never let time pass.
    const pauseMs = Math.max(1, Number(delayMs ?? 0) || 0);
    const owner = port();
    if (!owner) return 0;
    const again = (): number =>
      owner.setTimer(pauseMs, () => {
        intervals.set(first, again());
        act(...args);
      });
    const first = again();
    intervals.set(first, first);
    return first;
  }

  function queueMicrotask(callback: unknown): void {
    const act = check(callback);
    void runtime.Promise.resolve().then(() => act());
  }

  return { setTimeout, clearTimeout, setInterval, clearInterval: clearTimeout, queueMicrotask };
}
