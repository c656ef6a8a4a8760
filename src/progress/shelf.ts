import type { Plain } from '../lab/trace/record.ts';
import { limits, type Entry } from './record.ts';
import type { ProgressStorage } from './storage.ts';
import type { Tabs } from './tabs.ts';

/** Small answers and marks under ids that their pages choose, such as `latency/chain-p99` or `pay/2026-11-23T16:20`. */
export interface Shelf {
  get(id: string): Promise<Entry | undefined>;
  /** Replaces the value; the one before is remembered under `earlier`. */
  put(id: string, value: Plain): Promise<void>;
  /** All whose id begins with `prefix`, in order of id. */
  all(prefix?: string): Promise<readonly Entry[]>;
  remove(id: string): Promise<void>;
  /** Hears of changes by other tabs; of undefined when everything may have changed. Returns how to stop. */
  onChange(listener: (id: string | undefined) => void): () => void;
}

/** @param now ms since 1970 */
export function createShelf(
  name: 'predictions' | 'practice' | 'lessons',
  storage: ProgressStorage,
  tabs: Tabs,
  now: () => number,
): Shelf {
  const tell = (id: string): void => tabs.tell({ what: 'changed', tab: tabs.tab, shelf: name, id });
  return {
    get: (id) => storage.read(name, id),
    put: async (id, value) => {
      await storage.update(name, id, (old) => ({
        id,
        at: now(),
        value,
        earlier: old ? [{ at: old.at, value: old.value }, ...old.earlier].slice(0, limits.earlierValues) : [],
      }));
      tell(id);
    },
    all: (prefix = '') => storage.list(name, prefix),
    remove: async (id) => {
      await storage.update(name, id, () => undefined);
      tell(id);
    },
    onChange: (listener) =>
      tabs.listen((message) => {
        if (message.what === 'changed' && message.shelf === name) listener(message.id);
        if (message.what === 'replaced') listener(undefined);
      }),
  };
}
