import { forgotten } from './standing.ts';
import type { Attempt } from './record.ts';
import type { ProgressStorage } from './storage.ts';
import type { Tabs } from './tabs.ts';

export interface Attempts {
  /** Oldest first: the last 50, and the last that passed even if it is older. */
  of(exercise: string): Promise<readonly Attempt[]>;
  /** Those of every exercise, for an overview. */
  all(): Promise<readonly Attempt[]>;
  add(attempt: Omit<Attempt, 'id' | 'at'>): Promise<Attempt>;
  /** Hears of attempts in other tabs; of undefined when everything may have changed. Returns how to stop. */
  onChange(listener: (id: string | undefined) => void): () => void;
}

/**
 * @param now ms since 1970
 * @param newId tells two attempts of the same millisecond apart, also across devices
 */
export function createAttempts(storage: ProgressStorage, tabs: Tabs, now: () => number, newId: () => string): Attempts {
  const of = (exercise: string): Promise<readonly Attempt[]> => storage.list('attempts', `${exercise}/`);
  return {
    of,
    all: () => storage.list('attempts', ''),
    add: async (attempt) => {
      const at = now();
      const added: Attempt = { ...attempt, at, id: `${attempt.exercise}/${new Date(at).toISOString()}/${newId()}` };
      await storage.update('attempts', added.id, () => added);
      for (const old of forgotten(await of(attempt.exercise))) await storage.update('attempts', old.id, () => undefined);
      tabs.tell({ what: 'changed', tab: tabs.tab, shelf: 'attempts', id: added.id });
      return added;
    },
    onChange: (listener) =>
      tabs.listen((message) => {
        if (message.what === 'changed' && message.shelf === 'attempts') listener(message.id);
        if (message.what === 'replaced') listener(undefined);
      }),
  };
}
