import { limits, type Attempt } from './record.ts';
import type { ProgressStorage } from './storage.ts';

export interface Attempts {
  /** Oldest first, at most the last 50. */
  of(exercise: string): Promise<readonly Attempt[]>;
  add(attempt: Omit<Attempt, 'id' | 'at'>): Promise<Attempt>;
}

/**
 * @param now ms since 1970
 * @param newId tells two attempts of the same millisecond apart, also across devices
 */
export function createAttempts(storage: ProgressStorage, now: () => number, newId: () => string): Attempts {
  const of = (exercise: string): Promise<readonly Attempt[]> => storage.list('attempts', `${exercise}/`);
  return {
    of,
    add: async (attempt) => {
      const at = now();
      const added: Attempt = { ...attempt, at, id: `${attempt.exercise}/${new Date(at).toISOString()}/${newId()}` };
      await storage.update('attempts', added.id, () => added);
      const all = await of(attempt.exercise);
      for (const oldest of all.slice(0, Math.max(0, all.length - limits.attemptsPerExercise)))
        await storage.update('attempts', oldest.id, () => undefined);
      return added;
    },
  };
}
