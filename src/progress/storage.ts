import type { ShelfName, Shelves } from './record.ts';

/** Where progress is kept. Every change reads and writes one record without anything coming between. */
export interface ProgressStorage {
  read<S extends ShelfName>(shelf: S, id: string): Promise<Shelves[S] | undefined>;
  /** The records whose id begins with `prefix`, in order of id. */
  list<S extends ShelfName>(shelf: S, prefix: string): Promise<readonly Shelves[S][]>;
  /** Replaces a record by what `change` makes of it; undefined deletes it. `change` may not wait. */
  update<S extends ShelfName>(
    shelf: S,
    id: string,
    change: (old: Shelves[S] | undefined) => Shelves[S] | undefined,
  ): Promise<void>;
  close(): void;
}

/** Kept until the tab is closed. */
export function createMemoryStorage(): ProgressStorage {
  const shelves: { readonly [S in ShelfName]: Map<string, Shelves[S]> } = {
    drafts: new Map(),
    attempts: new Map(),
    predictions: new Map(),
    practice: new Map(),
    lessons: new Map(),
    reviews: new Map(),
  };
  return {
    read: async (shelf, id) => shelves[shelf].get(id),
    list: async (shelf, prefix) =>
      [...shelves[shelf].values()].filter((record) => record.id.startsWith(prefix)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    update: async (shelf, id, change) => {
      const next = change(shelves[shelf].get(id));
      if (next === undefined) shelves[shelf].delete(id);
      else shelves[shelf].set(id, next);
    },
    close: () => undefined,
  };
}
