import type { ExerciseWorld, LearnerModule, Plain, RunDescription, RunPlan, Trace, World } from '../lab/index.ts';
import type { RealmMessage } from '../runner/protocol.ts';
import { CannotLoad } from './learner-module.ts';

/** Where, in one member of a crash sweep, the service under test dies. */
export interface Crash {
  readonly crossing: number;
  readonly side: 'before' | 'after';
}

export interface PlanParts {
  readonly world: ExerciseWorld;
  /** Makes a fresh world for one run, with learner code bound to it. */
  readonly open: (seed: number, crash: Crash | undefined) => { readonly world: World; readonly instantiate: () => LearnerModule };
  readonly post: (message: RealmMessage) => void;
  /** Takes the place of every seed of the plan. */
  readonly seed?: number;
}

/**
 * Executes an exercise's plan: each run, and after a run that asks for it, the same run once per place where a crash may fall. Posts
 * a trace after each run and `end` at last; learner code that cannot be loaded ends it at once.
 */
export function executePlan({ world: exercise, open, post, seed }: PlanParts): void {
  let planned = exercise.runs.length;
  let number = 0;

  function execute(plan: RunPlan, crash?: Crash): Trace {
    const seeded = seed === undefined ? plan : { ...plan, seed };
    const run = open(seeded.seed, crash);
    let refused: CannotLoad | undefined;
    const instantiate = () => {
      try {
        return run.instantiate();
      } catch (error) {
        if (error instanceof CannotLoad) refused ??= error;
        throw error;
      }
    };
    let trace: Trace | undefined;
    try {
      exercise.build(run.world, seeded, instantiate);
      trace = run.world.run(plan.untilMs);
    } catch (error) {
      if (!refused) throw error;
    }
    if (refused) throw refused;
    if (!trace) throw new Error('A run left no trace.');
    if (plan.crashSweep && !crash) planned += 2 * trace.crossings;
    return postRun(seeded, crash, trace);
  }

  function postRun({ name, seed: used, fault, parameters }: RunPlan, crash: Crash | undefined, trace: Trace): Trace {
    const described: RunDescription = {
      index: number,
      name,
      seed: used,
      ...(fault === undefined ? {} : { fault }),
      parameters: parameters as Plain,
      ...(crash ? { crash } : {}),
    };
    post({ type: 'run', number, planned, run: described, trace });
    number += 1;
    return trace;
  }

  try {
    for (const plan of exercise.runs) {
      const { crossings } = execute(plan);
      if (!plan.crashSweep) continue;
      for (let crossing = 0; crossing < crossings; crossing += 1) {
        execute(plan, { crossing, side: 'before' });
        execute(plan, { crossing, side: 'after' });
      }
    }
  } catch (error) {
    if (!(error instanceof CannotLoad)) throw error;
    post({ type: 'load-failed', failure: error.failure });
  }
  post({ type: 'end', runs: number });
}
