import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** One file that a page fetched, with its size as a host would send it. */
export interface Fetched {
  readonly path: string;
  readonly type: string;
  readonly brotliBytes: number;
}

/** Collects what a page fetches from now on. Call `settle` before reading: bodies arrive asynchronously. */
export function watchFetches(page: Page): { readonly settle: () => Promise<readonly Fetched[]> } {
  const pending: Promise<Fetched | undefined>[] = [];
  page.on('response', (response) => pending.push(weigh(response)));
  return {
    async settle() {
      await page.waitForLoadState('networkidle');
      return (await Promise.all(pending)).filter((each) => each !== undefined);
    },
  };
}

const known = new Map<string, number>();

/** To compress as hosts do takes long: what nobody asks for is not weighed, and a file that many pages share once. */
function brotliBytesOf(path: string, body: Buffer): number {
  const bytes = known.get(path) ?? brotliCompressSync(body).byteLength;
  known.set(path, bytes);
  return bytes;
}

async function weigh(response: Response): Promise<Fetched | undefined> {
  const type = response.request().resourceType();
  try {
    const path = new URL(response.url()).pathname;
    const body = await response.body();
    return {
      path,
      type,
      get brotliBytes() {
        return brotliBytesOf(path, body);
      },
    };
  } catch {
    // A response without a body (a redirect, an aborted preload) weighs nothing.
    return undefined;
  }
}

/** Every complaint of a page's console and every error that nobody caught, from now on. */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Ours, not the page's: see playwright.config.ts.
    if (message.text().includes('Service Worker registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return complaints;
}
