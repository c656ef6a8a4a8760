import { createAttempts, type Attempts } from './attempts.ts';
import { openDatabase } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createResilientStorage, noticeFor, SupersededError, type Notice } from './fallback.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createMemoryStorage, type ProgressStorage } from './storage.ts';
import { createTabs, type TabChannel } from './tabs.ts';

/** What progress needs of the browser. `browserPlatform` reads it from a window. */
export interface ProgressPlatform {
  readonly indexedDB?: IDBFactory | undefined;
  readonly channel?: TabChannel | undefined;
  /** ms since 1970 */
  now(): number;
  /** Different at every call and on every device. */
  newId(): string;
}

export interface Progress {
  /** Set while something is kept in this tab only: a sentence for the reader that says why. */
  readonly notice: Notice | undefined;
  /** Hears each change of `notice`. Returns how to stop. */
  onNotice(listener: (notice: Notice | undefined) => void): () => void;
  readonly drafts: Drafts;
  readonly attempts: Attempts;
  readonly predictions: Shelf;
  readonly practice: Shelf;
  readonly lessons: Shelf;
  readonly reviews: Reviews;
  /** For export, import and deletion of everything. Say `tellReplaced` afterwards. */
  readonly storage: ProgressStorage;
  /** Tells the other tabs that everything may have changed. */
  tellReplaced(): void;
  close(): void;
}

/** Opens what this reader did. Never fails: without storage it works in memory and says so in `notice`. */
export async function openProgress(platform: ProgressPlatform): Promise<Progress> {
  const listeners = new Set<(notice: Notice | undefined) => void>();
  let notice: Notice | undefined;
  let permanent = false;
  function say(next: Notice | undefined): void {
    if (permanent || next === notice) return;
    notice = next;
    for (const listener of [...listeners]) listener(next);
  }

  async function openStorage(): Promise<ProgressStorage> {
    if (!platform.indexedDB) {
      say(noticeFor(undefined));
      return createMemoryStorage();
    }
    try {
      const onSuperseded = (): void => {
        say(noticeFor(new SupersededError()));
        permanent = true;
      };
      return createResilientStorage(await openDatabase(platform.indexedDB, { onSuperseded }), say);
    } catch (error) {
      say(noticeFor(error));
      return createMemoryStorage();
    }
  }

  const storage = await openStorage();
  const tabs = createTabs(platform.newId(), platform.channel);
  const now = (): number => platform.now();
  return {
    get notice() {
      return notice;
    },
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    drafts: createDrafts(storage, tabs, now),
    attempts: createAttempts(storage, tabs, now, () => platform.newId()),
    predictions: createShelf('predictions', storage, tabs, now),
    practice: createShelf('practice', storage, tabs, now),
    lessons: createShelf('lessons', storage, tabs, now),
    reviews: createReviews(storage, tabs, now),
    storage,
    tellReplaced: () => tabs.tell({ what: 'replaced', tab: tabs.tab }),
    close: () => {
      tabs.close();
      storage.close();
    },
  };
}

/** Reads the platform from a window; what is switched off there is left out. */
export function browserPlatform(window: {
  readonly indexedDB?: IDBFactory;
  readonly BroadcastChannel?: new (name: string) => TabChannel;
  readonly crypto: Crypto;
}): ProgressPlatform {
  return {
    // Reading the property itself throws a SecurityError where cookies are blocked.
    indexedDB: attempt(() => window.indexedDB ?? undefined),
    channel: attempt(() => (window.BroadcastChannel ? new window.BroadcastChannel('202-accepted/progress') : undefined)),
    now: () => Date.now(),
    // `randomUUID` is missing on plain http other than localhost.
    newId: () =>
      Array.from(window.crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
