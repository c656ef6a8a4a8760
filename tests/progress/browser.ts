import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { ProgressPlatform, TabChannel } from '../../src/progress/index.ts';

/** A browser with one IndexedDB, several tabs and a clock that the test moves. */
export interface FakeBrowser {
  readonly factory: IDBFactory;
  clock: number;
  /** What a new tab of this browser offers. */
  tab(): ProgressPlatform;
}

export function createFakeBrowser(): FakeBrowser {
  const factory = new IDBFactory();
  const channels = new Set<{ hear(data: unknown): void }>();
  let ids = 0;
  const browser: FakeBrowser = {
    factory,
    clock: Date.UTC(2026, 10, 23, 16, 20),
    tab: () => ({
      indexedDB: factory,
      channel: createChannel(channels),
      now: () => browser.clock,
      newId: () => `id${(ids++).toString().padStart(3, '0')}`,
    }),
  };
  return browser;
}

function createChannel(channels: Set<{ hear(data: unknown): void }>): TabChannel {
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  const self = { hear: (data: unknown) => listeners.forEach((listener) => listener({ data })) };
  channels.add(self);
  return {
    postMessage: (message) => channels.forEach((channel) => channel !== self && channel.hear(structuredClone(message))),
    addEventListener: (_type, listener) => void listeners.push(listener),
    close: () => void channels.delete(self),
  };
}

/** An IndexedDB whose writes fail with the given error for as long as `full` is true. */
export function failWrites(factory: IDBFactory, errorName: string): { readonly factory: IDBFactory; full: boolean } {
  const state = { full: true, factory };
  const realOpen = factory.open.bind(factory);
  state.factory = new Proxy(factory, {
    get: (target, property) =>
      property === 'open'
        ? (...args: Parameters<IDBFactory['open']>) => {
            const request = realOpen(...args);
            request.addEventListener('success', () => {
              const database = request.result;
              const realTransaction = database.transaction.bind(database);
              database.transaction = (...transactionArgs: Parameters<IDBDatabase['transaction']>) => {
                if (state.full && transactionArgs[1] === 'readwrite') throw new DOMException('no room', errorName);
                return realTransaction(...transactionArgs);
              };
            });
            return request;
          }
        : Reflect.get(target, property),
  });
  return state;
}
