/** Counts time that is spent on one step, across pauses. `tick` hears of it four times a second. */
export interface Stopwatch {
  readonly isRunning: boolean;
  run(): void;
  stop(): void;
}

/**
 * @param elapsedMs what is on it so far
 * @param onTick hears the new time on it, ms, and the second that has just begun, where one has
 */
export function createStopwatch(elapsedMs: () => number, onTick: (ms: number, begun: number | undefined) => void): Stopwatch {
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    get isRunning() {
      return timer !== undefined;
    },
    run: () => {
      if (timer !== undefined) return;
      let last = performance.now();
      timer = setInterval(() => {
        const now = performance.now();
        const before = elapsedMs();
        const after = before + now - last;
        last = now;
        const second = Math.floor(after / 1000);
        onTick(after, second === Math.floor(before / 1000) ? undefined : second);
      }, 250);
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
