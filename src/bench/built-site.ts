import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../cli/chromium.ts';
import { createSiteHandler, listen } from '../cli/serve/index.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** A page of the built site in headless Chromium, for as long as `use` takes; `path` begins with a slash. */
export async function onBuiltSite<T>(path: string, print: (line: string) => void, use: (page: Page) => Promise<T>): Promise<T> {
  const { path: executablePath } = await findChromium(print);
  const site = await listen(createSiteHandler({ root: dist, base: '/' }), 0);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.goto(`http://localhost:${site.port}${path}`);
    return await use(page);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The address of the script of the built site whose name matches. Throws if the site is not built. */
export function builtScript(pattern: RegExp): string {
  const name = readdirSync(join(dist, '_astro')).find((file) => pattern.test(file));
  if (name === undefined) throw new Error(`The built site has no file like ${pattern}. Build it first: npm run build.`);
  return `/_astro/${name}`;
}
