import { shelfNames, type ShelfName, type Shelves } from './record.ts';
import type { ProgressStorage } from './storage.ts';

/** Why something is kept in this tab only, in words for the reader. */
export type Notice = string;

const untilClosed = 'What you do now is kept until you close this tab.';

/** What went wrong with the browser's storage, and what the reader can do. */
export function noticeFor(error: unknown): Notice {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return `The browser’s storage for this site is full. ${untilClosed} Free some space, or export your progress.`;
  if (name === 'VersionError')
    return `Your saved work was written by a newer version of this course. Reload this page to get it. ${untilClosed}`;
  if (name === 'DatabaseBlockedError')
    return `An older version of this course is open in another tab. Close that tab and reload this page. ${untilClosed}`;
  if (name === 'SupersededError')
    return `A newer version of this course was opened in another tab. Reload this page to go on saving. ${untilClosed}`;
  return `This browser does not let the site store anything (a private window, or storage is switched off). ${untilClosed}`;
}

export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/**
 * A storage that never refuses: what cannot be written to `primary` is held in memory, tried again after the next write that
 * works, and said through `onNotice` (undefined: all is stored again).
 */
export function createResilientStorage(
  primary: ProgressStorage,
  onNotice: (notice: Notice | undefined) => void,
): ProgressStorage {
  // A record that is undefined was deleted here and still lies in `primary`.
  const held: { readonly [S in ShelfName]: Map<string, Shelves[S] | undefined> } = {
    drafts: new Map(),
    attempts: new Map(),
    predictions: new Map(),
    practice: new Map(),
    lessons: new Map(),
    reviews: new Map(),
  };
  const anyHeld = (): boolean => Object.values(held).some((shelf) => shelf.size > 0);

  async function writeHeld<S extends ShelfName>(shelf: S): Promise<void> {
    for (const [id, record] of held[shelf]) {
      await primary.update(shelf, id, () => record);
      if (held[shelf].get(id) === record) held[shelf].delete(id);
    }
  }

  async function retry(): Promise<void> {
    if (!anyHeld()) return;
    try {
      for (const shelf of shelfNames) await writeHeld(shelf);
      onNotice(undefined);
    } catch (error) {
      onNotice(noticeFor(error));
    }
  }

  return {
    read: async (shelf, id) => {
      if (held[shelf].has(id)) return held[shelf].get(id);
      try {
        return await primary.read(shelf, id);
      } catch (error) {
        onNotice(noticeFor(error));
        return undefined;
      }
    },
    list: async <S extends ShelfName>(shelf: S, prefix: string) => {
      const byId = new Map<string, Shelves[S]>();
      try {
        for (const record of await primary.list(shelf, prefix)) byId.set(record.id, record);
      } catch (error) {
        onNotice(noticeFor(error));
      }
      for (const [id, record] of held[shelf]) {
        if (record === undefined) byId.delete(id);
        else if (id.startsWith(prefix)) byId.set(id, record);
      }
      return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    update: async <S extends ShelfName>(
      shelf: S,
      id: string,
      change: (old: Shelves[S] | undefined) => Shelves[S] | undefined,
    ) => {
      const heldBefore = held[shelf].get(id);
      const wasHeld = held[shelf].has(id);
      let lastSeen: Shelves[S] | undefined;
      try {
        await primary.update(shelf, id, (stored) => {
          lastSeen = wasHeld ? heldBefore : stored;
          return change(lastSeen);
        });
        if (held[shelf].get(id) === heldBefore) held[shelf].delete(id);
        await retry();
      } catch (error) {
        held[shelf].set(id, change(held[shelf].has(id) ? held[shelf].get(id) : lastSeen));
        onNotice(noticeFor(error));
      }
    },
    close: () => primary.close(),
  };
}
