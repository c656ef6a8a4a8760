import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import lighthouse from 'lighthouse';
import { launch, type Browser as LighthouseBrowser } from 'puppeteer-core';
import { findChromium } from '../cli/chromium.ts';
import { onBuiltSite } from './built-site.ts';
import type { Section } from './section.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const judgedPages = ['/', '/lessons/02-latency/', '/practice/pay/'];
/** Lighthouse's own advice against the noise of a machine: the median of five, https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md */
const lighthouseRuns = 5;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What a page costs before anybody touches it. */
export interface Weight {
  readonly path: string;
  /** HTML, CSS and script, as sent in brotli; bytes. */
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly shift: number;
  /** The element of the largest paint. */
  readonly largest: string;
}

/**
 * What every page of the built site weighs before anybody touches it, and whether it moves.
 *
 * @param each told of every page as soon as it is measured
 */
export async function weighPages(
  print: (line: string) => void,
  each: (weight: Weight) => void = () => {},
): Promise<readonly Weight[]> {
  const weights: Weight[] = [];
  await onBuiltSite('/', print, async (page) => {
    const origin = new URL(page.url()).origin;
    const browser = page.context().browser();
    if (!browser) throw new Error('The page has no browser.');
    for (const path of builtPages()) {
      const weight = await weigh(browser, origin, path);
      weights.push(weight);
      each(weight);
    }
  });
  return weights;
}

/** Every page of the built site, and Lighthouse's opinion of three of them. */
export const siteSection: Section = {
  name: 'site',
  about: 'KB of HTML, CSS and script before interaction, layout shift and largest paint of every page; Lighthouse on three',
  async run(print) {
    print('KB in brotli as this server sends it (quality 5), a phone of 390 px, no service worker:\n');
    print(`${'page'.padEnd(38)} all KB  script KB   shift  largest paint`);
    const weights = await weighPages(print, ({ path, bytes, scriptBytes, shift, largest }) => {
      const cells = [kb(bytes).padStart(6), kb(scriptBytes).padStart(10), shift.toFixed(3).padStart(7)];
      print(`${path.padEnd(38)} ${cells.join(' ')}  ${largest}`);
    });
    const most = (of: (weight: Weight) => number): number => Math.max(...weights.map(of));
    print(
      `\n${weights.length} pages: at most ${kb(most(({ bytes }) => bytes))} KB, ${kb(most(({ scriptBytes }) => scriptBytes))} KB of script, shift ${most(({ shift }) => shift).toFixed(3)}`,
    );
    print('Aims: 120 KB, 60 KB of script, shift 0.02.\n');
    await onBuiltSite('/', print, (page) => printLighthouse(new URL(page.url()).origin, print));
  },
};

/** Thousands of bytes, with one decimal. */
export const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** The path of every built page but the one for what is not there. */
function builtPages(): readonly string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
    .sort();
}

async function weigh(browser: Browser, origin: string, path: string): Promise<Weight> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 844 } });
  try {
    return await weighIn(context, origin, path);
  } finally {
    await context.close();
  }
}

async function weighIn(context: BrowserContext, origin: string, path: string): Promise<Weight> {
  const page = await context.newPage();
  const sizes: Promise<{ readonly type: string; readonly bytes: number }>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then(({ responseBodySize }) => ({ type: request.resourceType(), bytes: responseBodySize }))),
  );
  await page.addInitScript(watchPaint);
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  const { shift, largest } = await page.evaluate(() => Reflect.get(window, 'seenPaint') as { shift: number; largest: string });
  const fetched = await Promise.all(sizes);
  const sum = (types: readonly string[]): number =>
    fetched.filter(({ type }) => types.includes(type)).reduce((total, { bytes }) => total + bytes, 0);
  return { path, bytes: sum(['document', 'stylesheet', 'script']), scriptBytes: sum(['script']), shift, largest };
}

/** Runs in the page, before anything else in it. */
function watchPaint(): void {
  const seen = { shift: 0, largest: '' };
  Reflect.set(window, 'seenPaint', seen);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (Reflect.get(entry, 'hadRecentInput') !== true) seen.shift += Number(Reflect.get(entry, 'value'));
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const element: unknown = Reflect.get(entry, 'element');
      if (element instanceof Element) seen.largest = element.tagName.toLowerCase();
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

async function printLighthouse(origin: string, print: (line: string) => void): Promise<void> {
  const { path: executablePath } = await findChromium(print);
  const browser = await launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    print(`Lighthouse, its simulated phone, the median of ${lighthouseRuns} runs (lowest to highest): ${categories.join(', ')}`);
    for (const path of judgedPages) {
      const runs: (readonly number[])[] = [];
      for (let run = 0; run < lighthouseRuns; run += 1) runs.push(await scoresOf(browser, origin + path));
      const cells = categories.map((_, column) => spread(runs.map((scores) => scores[column] ?? NaN)));
      print(`${path.padEnd(38)} ${cells.join('  ')}`);
    }
    print('Aim: 98 in each.');
  } finally {
    await browser.close();
  }
}

/** One run's scores, 0 to 100, in the order of `categories`. */
async function scoresOf(browser: LighthouseBrowser, address: string): Promise<readonly number[]> {
  const page = await browser.newPage();
  const result = await lighthouse(address, { logLevel: 'error', onlyCategories: [...categories] }, undefined, page);
  await page.close();
  return categories.map((name) => Math.round((result?.lhr.categories[name]?.score ?? NaN) * 100));
}

/** `99 (97–100)`, or `100` when all are the same. */
function spread(scores: readonly number[]): string {
  const sorted = scores.toSorted((a, b) => a - b);
  const [lowest, median, highest] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return lowest === highest ? String(median) : `${median} (${lowest}–${highest})`;
}
