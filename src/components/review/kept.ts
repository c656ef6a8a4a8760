import { seenSolutions, type Progress } from '../../progress/index.ts';
import type { Done, Review } from '../../review/index.ts';
import { missedClaims } from './misses.ts';

/** What this reader has done that unlocks cards, and every look at a card. */
export interface Kept {
  readonly done: Done;
  readonly reviewsOf: ReadonlyMap<string, readonly Review[]>;
}

export async function readKept({ lessons, predictions, practice, reviews }: Progress): Promise<Kept> {
  const [read, answered, rounds, seen, all] = await Promise.all([
    lessons.all(),
    predictions.all('question/'),
    practice.all(),
    seenSolutions(practice),
    reviews.all(),
  ]);
  return {
    done: {
      lessonsRead: new Set(read.map(({ id }) => id)),
      answered: new Set(answered.map(({ id }) => id)),
      claimsMissed: missedClaims(rounds),
      solutionsSeen: new Set(seen.map(({ exercise }) => exercise)),
    },
    reviewsOf: new Map(all.map((card) => [card.id, card.reviews])),
  };
}
