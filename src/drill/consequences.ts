import type { BoundarySystem } from '../catalog/boundary.ts';
import { createWorld, type Trace } from '../lab/index.ts';
import { percentile } from '../lab/percentile.ts';
import { build } from '../scenario/run-scenario.ts';
import { boundaryScenario } from './boundary-scenario.ts';
import { callsIn, type CallStory } from './calls-in.ts';
import { stepsOn, type Placement } from './placement.ts';

/** What one run showed. Counts are of calls; times are virtual ms, counted from the call; NaN where no call was answered well. */
export interface RunFigures {
  readonly calls: number;
  /** Answered in time, and not by an error. */
  readonly good: number;
  readonly answerP50Ms: number;
  readonly answerP99Ms: number;
  /** Until the last step of a call that was answered well is done. */
  readonly doneP50Ms: number;
  readonly doneP99Ms: number;
  /** Pieces of work that must not be lost and were never done, although their call was answered well. */
  readonly lost: number;
  /** By step: of how many calls that ended in an error or were given up it was done, and left something behind. */
  readonly left: Readonly<Record<string, number>>;
}

export interface Consequences {
  readonly usual: RunFigures;
  /** With the outage of the system. */
  readonly badDay: RunFigures;
}

/** One seed for all: two placements meet the same calls. */
const seed = 202;

/** Runs a placement in the lab, on a usual and on a bad day. The same system and placement give the same numbers everywhere. */
export function consequencesOf(system: BoundarySystem, placement: Placement): Consequences {
  const unplaced = system.steps.find(({ id }) => placement[id] === undefined);
  if (unplaced) throw new Error(`Expected a side for each step of “${system.title}”; “${unplaced.what}” has none.`);
  const figures = (isBadDay: boolean) => figuresOf(system, placement, run(system, placement, isBadDay));
  return { usual: figures(false), badDay: figures(true) };
}

function run(system: BoundarySystem, placement: Placement, isBadDay: boolean): Trace {
  const budgets = { events: 2_000_000, eventsPerInstant: 100_000, traceBytes: 200_000_000 };
  const world = createWorld({ seed, record: true, budgets });
  build(world, boundaryScenario(system, placement, isBadDay));
  const trace = world.run(1e12);
  if (trace.end.reason === 'quiescent') return trace;
  throw new Error(
    `The run of “${system.title}” ended early (${trace.end.reason}). This is our bug: lower its rate or its calls.`,
  );
}

function figuresOf(system: BoundarySystem, placement: Placement, trace: Trace): RunFigures {
  const stories = callsIn(
    trace,
    system.steps.map(({ id }) => id),
  );
  const good = stories.filter(({ isGood }) => isGood);
  const failed = stories.filter(({ isGood }) => !isGood);
  const answers = sorted(good.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
  const done = sorted(good.map((story) => lastDoneAt(story) - story.sentAt));
  const mustBeDone = stepsOn('asynchronous', system, placement).filter(({ mayBeLost }) => !mayBeLost);
  const leaving = stepsOn('synchronous', system, placement).filter(({ leaves }) => leaves !== undefined);
  return {
    calls: stories.length,
    good: good.length,
    answerP50Ms: percentile(answers, 0.5),
    answerP99Ms: percentile(answers, 0.99),
    doneP50Ms: percentile(done, 0.5),
    doneP99Ms: percentile(done, 0.99),
    lost: good.reduce((sum, { doneAt }) => sum + mustBeDone.filter(({ id }) => !doneAt.has(id)).length, 0),
    left: Object.fromEntries(leaving.map(({ id }) => [id, failed.filter(({ doneAt }) => doneAt.has(id)).length])),
  };
}

const lastDoneAt = ({ answeredAt, doneAt }: CallStory): number => Math.max(answeredAt, ...doneAt.values());
const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
