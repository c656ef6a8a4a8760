import { wrap, type IDBPDatabase } from 'idb';
import type { ShelfName, Shelves } from './record.ts';
import type { ProgressStorage } from './storage.ts';

/** Takes a database from one version to the next: the first makes version 1. May wait for requests of its own transaction only. */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

/** Only ever append: a reader's browser may hold any earlier version. */
export const migrations: readonly Migration[] = [
  (database) => {
    for (const shelf of ['drafts', 'attempts', 'predictions', 'practice', 'lessons'])
      database.createObjectStore(shelf, { keyPath: 'id' });
  },
  (database) => void database.createObjectStore('reviews', { keyPath: 'id' }),
];

/** Another tab holds an older version open and does not let go. */
export class DatabaseBlockedError extends Error {
  override readonly name = 'DatabaseBlockedError';
}

/**
 * Opens the reader's database, bringing it up to date first.
 *
 * @throws what IndexedDB throws: `VersionError` when the database is newer than this code, `SecurityError` or `InvalidStateError`
 * where storage is switched off; `DatabaseBlockedError`.
 */
export async function openDatabase(
  factory: IDBFactory,
  o: { readonly name?: string; readonly migrations?: readonly Migration[]; readonly onSuperseded?: () => void } = {},
): Promise<ProgressStorage> {
  const steps = o.migrations ?? migrations;
  const native = await open(factory, o.name ?? '202-accepted', steps);
  const database = wrap(native) as IDBPDatabase;
  // A newer version of the course in another tab cannot start until this connection is gone.
  native.addEventListener('versionchange', () => {
    native.close();
    o.onSuperseded?.();
  });
  return {
    // The three casts are the edge at which stored records become typed: the migrations alone decide what lies in a shelf.
    read: async <S extends ShelfName>(shelf: S, id: string) => (await database.get(shelf, id)) as Shelves[S] | undefined,
    list: async <S extends ShelfName>(shelf: S, prefix: string) =>
      (await database.getAll(shelf, IDBKeyRange.bound(prefix, `${prefix}\uffff`))) as Shelves[S][],
    update: async <S extends ShelfName>(
      shelf: S,
      id: string,
      change: (old: Shelves[S] | undefined) => Shelves[S] | undefined,
    ) => {
      const transaction = database.transaction(shelf, 'readwrite');
      const act = async (): Promise<void> => {
        const next = change((await transaction.store.get(id)) as Shelves[S] | undefined);
        if (next === undefined) await transaction.store.delete(id);
        else await transaction.store.put(next);
      };
      await Promise.all([act(), transaction.done]);
    },
    close: () => native.close(),
  };
}

function open(factory: IDBFactory, name: string, steps: readonly Migration[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, steps.length);
    request.onupgradeneeded = (event) => {
      if (request.transaction) for (const step of steps.slice(event.oldVersion)) step(request.result, request.transaction);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database did not open and did not say why.'));
    request.onblocked = () => reject(new DatabaseBlockedError('An older version of this course is open in another tab.'));
  });
}
