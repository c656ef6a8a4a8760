import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createSiteHandler, listen, type Listening } from '../../../src/cli/serve/index.ts';
import { builtSite } from '../../attacks/browser/bundle.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of the built site that a test can stop, and whose answers it can hold back. */
export async function serveBuiltSite(
  root = builtSite,
  around: (handler: Handler) => Handler = (handler) => handler,
): Promise<Listening & { readonly origin: string }> {
  const site = await listen(around(createSiteHandler({ root, base: '/' })), 0);
  return { ...site, origin: `http://localhost:${site.port}` };
}

/** A copy of the built site, to be changed by a test. */
export function copyOfBuiltSite(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), '202-accepted-copy-'));
  cpSync(builtSite, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Resolves when all for reading is kept: the worker is only then active. */
export async function keptForReading(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** Empties the browser's own cache of network answers, which is none of ours. */
export async function clearHttpCache(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await devtools.detach();
}

/** Resolves when the copy has a file for each of these parts of an address. */
export async function keptOnUse(page: Page, parts: readonly string[]): Promise<void> {
  const missing = () =>
    page.evaluate(async (parts) => {
      const [name = ''] = await caches.keys();
      const keys = await (await caches.open(name)).keys();
      return parts.filter((part) => !keys.some(({ url }) => url.includes(part)));
    }, parts);
  await expect.poll(missing).toEqual([]);
}
