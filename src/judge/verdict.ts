import type { RunDescription } from '../lab/plan.ts';
import type { SourcePosition } from '../lab/trace/record.ts';

/** What became of one check. `not-run`: the plan ended early, and no run that reached the check broke it. */
export interface CheckVerdict {
  readonly id: string;
  readonly title: string;
  readonly verdict: 'pass' | 'fail' | 'not-run';
  readonly story?: string;
  /** The first failing run. */
  readonly run?: RunDescription;
  readonly seed?: number;
  readonly fault?: string;
  /** Virtual time in ms and number of the record at which it went wrong. */
  readonly at?: number;
  readonly record?: number;
  readonly source?: SourcePosition;
  readonly comparison?: { readonly expected: unknown; readonly actual: unknown };
}

/** Everything that ends a judging other than a failed check. */
export type FailureKind =
  | 'does-not-compile'
  | 'threw-while-loading'
  | 'export-missing'
  | 'export-wrong-type'
  | 'uncaught-error'
  | 'unhandled-rejection'
  | 'never-settled'
  | 'jobs-budget'
  | 'events-budget'
  | 'loop-budget'
  | 'trace-budget'
  | 'wall-clock'
  | 'sandbox-crashed'
  | 'sandbox-unavailable';

export interface Failure {
  readonly kind: FailureKind;
  /** One line that names it: "A loop never ended (line 14)". */
  readonly title: string;
  /** What was expected, what happened, what to try. */
  readonly story: string;
  readonly source?: SourcePosition;
  readonly run?: RunDescription;
  readonly at?: number;
  readonly record?: number;
}

export interface Verdict {
  readonly exercise: string;
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly checks: readonly CheckVerdict[];
  /** Present exactly when `verdict` is `error`. */
  readonly failure?: Failure;
  /** Runs judged, and runs planned (a crash sweep is planned only once its first run has counted the crossings). */
  readonly runs: number;
  readonly planned: number;
  readonly events: number;
  /** Hash over the traces of all judged runs, in order; equal in page, terminal and tests. */
  readonly traceHash: string;
}
