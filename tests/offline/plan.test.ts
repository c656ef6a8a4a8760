import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { builtFiles } from '../../src/offline/build/built-files.ts';
import { divide } from '../../src/offline/build/divide.ts';
import { cacheKey, cacheName } from '../../src/offline/plan.ts';

let folder: string | undefined;

/** A built site of these files: path to content. */
function site(files: Readonly<Record<string, string>>): string {
  folder = mkdtempSync(join(tmpdir(), '202-accepted-plan-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const small: Readonly<Record<string, string>> = {
  'index.html': 'home',
  'lessons/02-latency/index.html': 'latency',
  'realm/saga.js': 'realm',
  'worlds/saga.json': '[]',
  'review/deck.json': '{}',
  '_astro/page.abc.js': 'page',
  '_astro/picture.abc.png': 'png',
  '_astro/editor.abc.js': ' '.repeat(200_000),
  'favicon.svg': '<svg/>',
  '404.html': 'no',
  'icon-192.png': 'png',
  'social/02-latency.png': 'png',
  'sitemap.xml': '<urlset/>',
  'sw.js': 'old',
  'offline.json': 'old',
};
const urls = (files: readonly { readonly url: string }[]) => files.map(({ url }) => url);

describe('the plan of what is kept', () => {
  it('names pages by the address of their folder, and leaves out what no page needs', () => {
    const { reading } = divide(builtFiles(site(small)));
    expect(urls(reading).sort()).toEqual([
      './',
      '_astro/page.abc.js',
      '_astro/picture.abc.png',
      'favicon.svg',
      'lessons/02-latency/',
      'review/deck.json',
    ]);
  });

  it('leaves what only code needs for later: realms, worlds and scripts that are large', () => {
    expect(urls(divide(builtFiles(site(small))).workshop)).toEqual(['_astro/editor.abc.js', 'realm/saga.js', 'worlds/saga.json']);
  });

  it('is the same for the same files, and another when a letter changes, under another key in the cache', () => {
    const before = divide(builtFiles(site(small)));
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    expect(divide(builtFiles(site(small)))).toEqual(before);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    const after = divide(builtFiles(site({ ...small, 'lessons/02-latency/index.html': 'latencY' })));
    expect(after.version).not.toBe(before.version);
    const keys = (plan: typeof before) => plan.reading.map((file) => cacheKey(file, 'https://example.org/some/path/'));
    expect(keys(after).filter((key) => !keys(before).includes(key))).toEqual([
      expect.stringMatching(/^https:\/\/example\.org\/some\/path\/lessons\/02-latency\/\?revision=[0-9a-f]{16}$/),
    ]);
  });

  it('keeps two sites of one origin apart', () => {
    expect(cacheName('https://example.org/a/')).not.toBe(cacheName('https://example.org/b/'));
  });
});
