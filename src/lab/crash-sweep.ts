import type { Trace } from './trace/record.ts';

/** Where a process dies: just before its n-th crossing with the world has its effect, or just after it. */
export interface CrashPlace {
  readonly crossing: number;
  readonly side: 'before' | 'after';
}

export interface SweepRun {
  /** Undefined for the first run, which nothing disturbs. */
  readonly crash: CrashPlace | undefined;
  readonly trace: Trace;
}

/**
 * Runs a world once, counts its crossings, and runs it again with a crash before and after each of them: what must hold of the outcome
 * must hold of all of these runs. `run` builds a fresh world each time, hands `crash` to `createWorld`, and lets it go quiet.
 *
 * @example for (const { crash, trace } of crashSweep((crash) => build(crash).run(60_000))) expectOneCharge(trace, crash);
 */
export function* crashSweep(run: (crash: CrashPlace | undefined) => Trace): Generator<SweepRun> {
  const trace = run(undefined);
  yield { crash: undefined, trace };
  for (let crossing = 0; crossing < trace.crossings; crossing += 1)
    for (const side of ['before', 'after'] as const) {
      const crash = { crossing, side };
      yield { crash, trace: run(crash) };
    }
}
