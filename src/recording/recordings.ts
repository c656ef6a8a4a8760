import { openDB, type IDBPDatabase } from 'idb';
import type { Recording } from './recording.ts';

/** The recordings of this browser. */
export interface Recordings {
  /** Oldest first: those of a prompt, or all. */
  list(prompt?: string): Promise<readonly Recording[]>;
  /** Keeps it, also over an earlier part of itself. Never fails: without room it is held in this tab, and `notice` says so. */
  keep(recording: Recording): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Set while a recording lies in this tab only: a sentence for the reader that says why and what to do. */
  readonly notice: string | undefined;
  /** Hears of every change made through this object. */
  onChange(listener: () => void): void;
}

const shelf = 'recordings';

/** Opens the database of recordings. Never fails: where there is none, they are held in this tab. */
export async function openRecordings(factory: IDBFactory | undefined): Promise<Recordings> {
  const held = new Map<string, Recording>();
  const listeners = new Set<() => void>();
  let notice: string | undefined;
  const changed = (): void => listeners.forEach((listener) => listener());
  const database = await open(factory);

  return {
    get notice() {
      return held.size === 0 ? undefined : notice;
    },
    list: async (prompt) => {
      const kept = database === undefined ? [] : await database.getAll(shelf).catch(() => []);
      return [...kept.filter(({ id }) => !held.has(id)), ...held.values()]
        .filter((each) => prompt === undefined || each.prompt === prompt)
        .sort((a, b) => a.at - b.at);
    },
    keep: async (recording) => {
      try {
        if (database === undefined) throw new DOMException('There is no database.', 'InvalidStateError');
        await database.put(shelf, recording);
        held.delete(recording.id);
      } catch (error) {
        held.set(recording.id, recording);
        notice = noticeFor(error);
      }
      changed();
    },
    remove: async (ids) => {
      ids.forEach((id) => held.delete(id));
      if (database !== undefined) await Promise.all(ids.map((id) => database.delete(shelf, id)));
      changed();
    },
    onChange: (listener) => void listeners.add(listener),
  };
}

/** Forgets every recording of this browser. */
export async function deleteRecordings(factory: IDBFactory | undefined): Promise<void> {
  const recordings = await openRecordings(factory);
  await recordings.remove((await recordings.list()).map(({ id }) => id));
}

function noticeFor(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  const why = isFull ? 'The browser has no room left for this recording.' : 'The browser does not keep recordings here.';
  return `${why} It is held until you close this tab: play it now, or save it as a file.`;
}

async function open(factory: IDBFactory | undefined): Promise<IDBPDatabase<Shelves> | undefined> {
  if (!factory) return undefined;
  try {
    return await openDB<Shelves>('202-accepted-recordings', 1, {
      upgrade: (database) => void database.createObjectStore(shelf, { keyPath: 'id' }),
      // A newer version of the course in another tab cannot start until this connection is gone.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
  } catch {
    return undefined;
  }
}

interface Shelves {
  readonly [shelf]: { readonly key: string; readonly value: Recording };
}
