import { fetchMissing, forKeeping } from './fetch-missing.ts';
import { cacheKey, cacheName, wishKey, type OfflinePlan, type PlannedFile } from './plan.ts';

/** What a page may say to the worker. */
export type PageMessage =
  /** The reader accepted the update that this worker brings. */
  | 'take-over'
  /** The reader wants nothing kept: from now on nothing is. */
  | 'keep-nothing'
  /** Addresses that a page fetched before it had a worker, or while it got one. */
  | { readonly used: readonly string[] };

/**
 * The service worker. It answers from the copy that it keeps, page by page and file by file of one build, so that a page never gets a
 * script of another build. It never takes over by itself: the first one finds nobody to disturb, the next ones wait for the
 * reader's word or for the last tab to close.
 */
export function startWorker(worker: ServiceWorkerGlobalScope, plan: OfflinePlan): void {
  const scope = worker.registration.scope;
  const files = new Map([...plan.reading, ...plan.workshop].map((file) => [new URL(file.url, scope).pathname, file]));
  const hashed = new URL('_astro/', scope).pathname;
  const planPath = new URL('offline.json', scope).pathname;
  let keeps = true;

  const open = () => worker.caches.open(cacheName(scope));
  const kept = async (key: string) => (await open()).match(key, { ignoreVary: true });

  async function install(): Promise<void> {
    const cache = await open();
    const whole = await cache.match(wishKey(scope));
    await fetchMissing({ cache, scope, files: whole ? [...plan.reading, ...plan.workshop] : plan.reading });
  }

  /** Removes what only earlier builds used, unless a tab of an earlier build may still be open or a newer build has begun to arrive. */
  async function tidy(): Promise<void> {
    if ((await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).length > 1) return;
    const wanted = new Set([...files.values()].map((file) => cacheKey(file, scope)).concat(wishKey(scope)));
    const cache = await open();
    const keys = await cache.keys();
    if (worker.registration.installing || worker.registration.waiting) return;
    await Promise.all(keys.map((request) => wanted.has(request.url) || cache.delete(request)));
  }

  /** Fetches anew what the browser has cleared. Without a network it stays away until the next page. */
  async function mend(): Promise<void> {
    if (keeps) await fetchMissing({ cache: await open(), scope, files: plan.reading }).catch(() => undefined);
  }

  async function fromCopy(event: FetchEvent, file: PlannedFile): Promise<Response> {
    const key = cacheKey(file, scope);
    const copy = await kept(key);
    if (copy) return copy;
    const response = await fetch(event.request);
    if (keeps && response.status === 200 && !response.redirected) {
      const own = response.clone();
      // Without room for it, the reader still gets the file.
      event.waitUntil(open().then((cache) => cache.put(key, own).catch(() => undefined)));
    }
    return response;
  }

  async function keepUsed(used: readonly string[]): Promise<void> {
    const found = new Set(used.map((url) => files.get(new URL(url).pathname)));
    // Without a network or without room it joins at its next use.
    if (keeps)
      await fetchMissing({ cache: await open(), scope, files: [...files.values()].filter((file) => found.has(file)) }).catch(
        () => undefined,
      );
  }

  async function page(request: Request): Promise<Response> {
    try {
      return await fetch(request);
    } catch (error) {
      const offline = files.get(new URL('offline/', scope).pathname);
      const copy = offline && (await kept(cacheKey(offline, scope)));
      if (!copy) throw error;
      return new Response(copy.body, { status: 503, statusText: 'No network', headers: copy.headers });
    }
  }

  worker.addEventListener('install', (event) => event.waitUntil(install()));
  worker.addEventListener('activate', (event) => event.waitUntil(Promise.all([worker.clients.claim(), tidy()])));
  worker.addEventListener('message', (event) => {
    const message = event.data as PageMessage;
    if (message === 'take-over') void worker.skipWaiting();
    else if (message === 'keep-nothing') keeps = false;
    else event.waitUntil(keepUsed(message.used));
  });
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== new URL(scope).origin || request.headers.has(forKeeping)) return;
    const navigates = request.mode === 'navigate';
    if (navigates) event.waitUntil(tidy().then(mend));
    const file = files.get(pathname) ?? files.get(pathname.replace(/\/index\.html$/, '/'));
    if (file) event.respondWith(fromCopy(event, file));
    else if (pathname === planPath) event.respondWith(Response.json(plan));
    else if (navigates && files.has(`${pathname}/`))
      event.respondWith(Response.redirect(`${request.url.replace(/[?#].*/, '')}/`));
    else if (navigates) event.respondWith(page(request));
    // Of an earlier build, for a tab that has not been reloaded since.
    else if (pathname.startsWith(hashed))
      event.respondWith(kept(new URL(pathname, scope).href).then((copy) => copy ?? fetch(request)));
  });
}
