import { keepsNothing } from './kept.ts';
import type { PageMessage } from './worker.ts';

/**
 * `waiting`: a newer course is ready and waits for the reader's word. `taken`: another tab accepted it, and this page is still the
 * earlier one.
 */
export type Update = 'waiting' | 'taken';

const LOOK_AGAIN_AFTER_MS = 3_600_000;

/**
 * Registers the service worker once the page is loaded and idle, and tells of updates. Where there can be none (an old browser, plain
 * http, a private window, a reader who wants nothing kept) nothing happens: the site works as without.
 */
export function watchUpdates(script: string, tell: (update: Update) => void): void {
  // Reading the property itself throws where the page has no origin.
  if (!('serviceWorker' in navigator) || !window.isSecureContext || keepsNothing()) return;
  const begin = (): void => void register(script, tell).catch(() => undefined);
  const whenIdle = (): void => void ('requestIdleCallback' in window ? requestIdleCallback(begin, { timeout: 5000 }) : begin());
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}

async function register(script: string, tell: (update: Update) => void): Promise<void> {
  const container = navigator.serviceWorker;
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker takes a page that had none: nothing has changed for it.
    if (controlled) tell('taken');
    else reportUse(container);
    controlled = true;
  });
  const registration = await container.register(script);
  const look = (): void => {
    if (registration.waiting && registration.active) tell('waiting');
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  registration.installing?.addEventListener('statechange', look);
  look();
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || performance.now() - lookedAt < LOOK_AGAIN_AFTER_MS) return;
    lookedAt = performance.now();
    registration.update().catch(() => undefined);
  });
}

/** What a page fetched before its first worker came, and what was on its way then, shall be kept as well. */
function reportUse(container: ServiceWorkerContainer): void {
  new PerformanceObserver((list) => {
    const used = list.getEntries().map(({ name }) => name);
    container.controller?.postMessage({ used } satisfies PageMessage);
  }).observe({ type: 'resource', buffered: true });
}

/** Lets the newer course take over, then reloads. Everything must be saved before. */
export async function takeUpdate(): Promise<void> {
  const container = navigator.serviceWorker;
  const waiting = (await container.getRegistration())?.waiting;
  if (waiting) {
    const taken = new Promise((resolve) => container.addEventListener('controllerchange', resolve, { once: true }));
    waiting.postMessage('take-over' satisfies PageMessage);
    await taken;
  }
  location.reload();
}
