import { standingOf, type Entry, type Progress, type Standing } from '../../progress/index.ts';

/** One thing to do in the course, as the home page lists it. */
export interface CourseStep {
  readonly kind: 'lesson' | 'exercise' | 'prompt';
  /** The id of the lesson, exercise or prompt. */
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Of an exercise: the version of its checks. */
  readonly version?: number;
}

/** How a reader stands with a step. `again`: passed, before the checks changed. */
export type StepStanding = 'new' | 'begun' | 'again' | 'done';

export interface Position {
  readonly standings: ReadonlyMap<CourseStep, StepStanding>;
  /** The first step that is not done; undefined at the end of the course. */
  readonly next: CourseStep | undefined;
  /** Nothing has been begun. */
  readonly untouched: boolean;
}

const ofExercise: Readonly<Record<Standing, StepStanding>> = {
  new: 'new',
  tried: 'begun',
  'passed-earlier': 'again',
  passed: 'done',
};

/** Where a reader is in the course. Steps in the order of the course. */
export async function positionOf(
  steps: readonly CourseStep[],
  { lessons, practice, attempts }: Pick<Progress, 'lessons' | 'practice' | 'attempts'>,
): Promise<Position> {
  const [read, rounds, tries] = [await lessons.all(), await practice.all(), await attempts.all()];
  const standing = ({ kind, id, version = 1 }: CourseStep): StepStanding => {
    if (kind === 'lesson') return read.some((entry) => entry.id === id) ? 'done' : 'new';
    if (kind === 'exercise')
      return ofExercise[
        standingOf(
          tries.filter(({ exercise }) => exercise === id),
          version,
        )
      ];
    const own = rounds.filter((entry) => entry.id.startsWith(`${id}/`));
    return own.some(isFinished) ? 'done' : own.length > 0 ? 'begun' : 'new';
  };
  const standings = new Map(steps.map((step) => [step, standing(step)]));
  return {
    standings,
    next: steps.find((step) => standings.get(step) !== 'done'),
    untouched: [...standings.values()].every((each) => each === 'new'),
  };
}

/** A round of practice that was filed, or has come to its summary. */
function isFinished({ id, value }: Entry): boolean {
  return id.includes('/round/') || (typeof value === 'object' && value !== null && 'step' in value && value.step === 'summary');
}
