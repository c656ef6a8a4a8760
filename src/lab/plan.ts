import type { Plain } from './trace/record.ts';
import type { World } from './world.ts';

/** One run of an exercise's plan. Plain data: it crosses realms and is printed in stories. */
export interface RunPlan<Parameters extends Plain = Plain> {
  /** A few words for the reader: "recommendations hang". */
  readonly name: string;
  readonly seed: number;
  /** Virtual time at which the run is cut off, if it has not gone quiet before. */
  readonly untilMs: number;
  /** The injected fault in the reader's words; absent when all is healthy. */
  readonly fault?: string;
  /** What the world needs in order to build this run. */
  readonly parameters: Parameters;
  /** After this run, repeat it with a crash before and after each crossing of the service under test. */
  readonly crashSweep?: boolean;
}

/** A run as it was executed: a planned run, or one member of a crash sweep. */
export interface RunDescription {
  readonly index: number;
  readonly name: string;
  readonly seed: number;
  readonly fault?: string;
  readonly parameters: Plain;
  readonly crash?: { readonly crossing: number; readonly side: 'before' | 'after' };
}

/** What can go wrong in a run that a reader puts together: a verb of `Faults`, with its usual strength. */
export type FreeFault = 'slow' | 'hang' | 'fail' | 'crash' | 'duplicate';

/** A planned run as a reader may start from it, with what can go wrong in its world, by target. Plain data. */
export interface PlannedRun {
  readonly name: string;
  readonly seed: number;
  readonly untilMs: number;
  readonly parameters: Plain;
  readonly faults: readonly { readonly fault: FreeFault; readonly target: string }[];
}

/** A run that a reader puts together from a planned one: to watch, never to be judged. Plain data: it crosses realms. */
export interface FreeRun {
  /** Which of the world's runs it starts from, counted from 0. */
  readonly from: number;
  readonly seed: number;
  /** In the place of that run's own. */
  readonly parameters: Plain;
  /** Beside those that the parameters bring. `target` is a name of the world. */
  readonly faults: readonly {
    readonly fault: FreeFault;
    readonly target: string;
    readonly fromMs: number;
    readonly untilMs: number;
  }[];
}

/** The learner's module as instantiated for one process: its exports, not yet trusted to be what the types say. */
export type LearnerModule = Readonly<Record<string, unknown>>;

/** The world around an exercise: written in `exercises/<id>/world.ts`, runs inside the sandbox. */
export interface ExerciseWorld<Parameters extends Plain = Plain> {
  /** What the learner's module must export. */
  readonly exports: Readonly<Record<string, 'function'>>;
  /** Simplest first. */
  readonly runs: readonly RunPlan<Parameters>[];
  /**
   * Builds one run. `instantiate` evaluates the learner's module afresh: call it once per service instance and once per
   * restart, so that no module variable survives a crash.
   */
  build(world: World, run: RunPlan<Parameters>, instantiate: () => LearnerModule): void;
}
