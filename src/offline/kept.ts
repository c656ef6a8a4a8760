import { fetchMissing, missingIn } from './fetch-missing.ts';
import { bytesOf, cacheName, wishKey, type OfflinePlan } from './plan.ts';
import type { PageMessage } from './worker.ts';

/** What this browser keeps of the course, in bytes as stored. */
export interface Kept {
  readonly reading: { readonly keptBytes: number; readonly bytes: number };
  readonly workshop: { readonly keptBytes: number; readonly bytes: number };
  /** The reader asked for all of it. */
  readonly wished: boolean;
}

/** The copy of the course in this browser, seen from a page. */
export interface OfflineCopy {
  look(): Promise<Kept>;
  /**
   * Keeps the whole course. Goes on where an earlier call was stopped.
   * @param progress hears how many bytes of how many are kept
   * @throws the signal's reason when stopped, and whatever `fetchMissing` throws
   */
  keepAll(progress: (keptBytes: number, bytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Removes the editors and the sandbox; the rest stays. */
  removeWorkshop(): Promise<void>;
  /** Removes everything and keeps nothing from now on. Progress is not touched. */
  keepNothing(): Promise<void>;
}

const optOut = '202.keep-offline';

/** The reader said that nothing shall be kept here. */
export function keepsNothing(): boolean {
  try {
    return localStorage.getItem(optOut) === 'no';
  } catch {
    return false;
  }
}

/** Takes `keepNothing` back; the next page that loads begins to keep. */
export function keepAgain(): void {
  localStorage.removeItem(optOut);
}

/** Whether this browser, in this window, can keep a course at all. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in window && window.isSecureContext;
}

/**
 * @param base path of the site, with a slash at its end
 * @throws TypeError without a network and without a copy
 */
export async function openCopy(base: string): Promise<OfflineCopy> {
  const scope = new URL(base, location.href).href;
  const response = await fetch(new URL('offline.json', scope));
  if (!response.ok) throw new Error(`The list of files could not be fetched (status ${response.status}).`);
  const plan = (await response.json()) as OfflinePlan;
  const cache = await caches.open(cacheName(scope));
  const all = [...plan.reading, ...plan.workshop];

  async function part(files: OfflinePlan['reading']): Promise<Kept['reading']> {
    const bytes = bytesOf(files);
    return { keptBytes: bytes - bytesOf(await missingIn(cache, scope, files)), bytes };
  }

  return {
    look: async () => ({
      reading: await part(plan.reading),
      workshop: await part(plan.workshop),
      wished: (await cache.match(wishKey(scope))) !== undefined,
    }),
    async keepAll(progress, signal) {
      const { keptBytes, bytes } = await part(all);
      let soFar = keptBytes;
      progress(soFar, bytes);
      // Asks the browser not to clear it when it needs room; it may say no.
      await navigator.storage?.persist?.().catch(() => false);
      const arrived = (more: number): void => progress((soFar += more), bytes);
      await fetchMissing({ cache, scope, files: all, arrived, signal });
      await cache.put(wishKey(scope), new Response('yes'));
    },
    async removeWorkshop() {
      await cache.delete(wishKey(scope));
      const workshop = new Set(plan.workshop.map(({ url }) => new URL(url, scope).pathname));
      for (const request of await cache.keys()) if (workshop.has(new URL(request.url).pathname)) await cache.delete(request);
    },
    async keepNothing() {
      localStorage.setItem(optOut, 'no');
      const registration = await navigator.serviceWorker.getRegistration(scope);
      registration?.active?.postMessage('keep-nothing' satisfies PageMessage);
      await registration?.unregister();
      await caches.delete(cacheName(scope));
    },
  };
}
