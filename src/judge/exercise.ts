import type { Trace, TraceRecord } from '../lab/trace/record.ts';
import type { RunDescription } from '../lab/plan.ts';
import type { FailureKind } from './verdict.ts';

/** What a reader is told of an exercise, without its hidden half. Written in `exercises/<id>/exercise.ts`. */
export interface Exercise {
  readonly title: string;
  /** Raised when a check changes what it accepts; an earlier pass then says "passed an earlier version". */
  readonly version: number;
  /** The slug of the lesson that gives all that is needed to solve it. */
  readonly lesson: string;
  /** Ids of exercises that are better done first. */
  readonly after: readonly string[];
  /** How long an engineer takes who has read the lesson. */
  readonly minutes: number;
  /** One line for lists and for the home page. */
  readonly summary: string;
  readonly checks: readonly CheckDescription[];
}

export interface CheckDescription {
  readonly id: string;
  /** What must hold, as one sentence for the reader. */
  readonly sentence: string;
  /** A ladder: a nudge, what to look at in the timeline, the shape of a fix. */
  readonly hints: readonly [nudge: string, look: string, shape: string];
}

/** One run as a check sees it. */
export interface JudgedRun {
  readonly run: RunDescription;
  readonly trace: Trace;
}

/** Why a check does not hold in a run. */
export interface Finding {
  /** The number of the trace record at which it first went wrong; the timeline opens there. */
  readonly record: number;
  /** Sentences in the domain's words, with times. Built by `tell` of the story grammar. */
  readonly story: string;
  /** Present when the check compares values, also when a value is 0, false, '' or undefined. */
  readonly comparison?: { readonly expected: unknown; readonly actual: unknown };
}

/** The hidden half of one check: a predicate over the trace of each run. Pure; sees plain data only. */
export interface Check {
  readonly id: string;
  /**
   * The failures that are themselves what this check is about: where a run ends in one of them and this check finds something,
   * the check is the verdict. `precedence.ts` has the whole rule.
   */
  readonly explains?: readonly FailureKind[];
  /** Returns the first violation in this run, or undefined where the check holds or does not apply. */
  find(judged: JudgedRun): Finding | undefined;
}

export type { Trace, TraceRecord, RunDescription };
