import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonToBuild } from '../../../src/cli/serve/index.ts';

let project: string;
const put = (path: string, atS: number, text = ''): void => {
  const file = join(project, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, atS, atS);
};

const home = '<link rel="manifest" href="/manifest.webmanifest">';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'freshness-'));
});
afterEach(() => rmSync(project, { recursive: true }));

describe('the site is built', () => {
  it('where there are no pages', () => {
    expect(reasonToBuild(project, join(project, 'dist'), '/')).toBe('there are no built pages yet');
  });

  it('where something that they are made of is newer, which it names', () => {
    put('dist/index.html', 1000, home);
    put('content/prompts/pay.json', 1001);
    expect(reasonToBuild(project, join(project, 'dist'), '/')).toBe(
      'content/prompts/pay.json has changed since the pages were built',
    );
  });

  it('where the pages were built for another path, which it names', () => {
    put('dist/index.html', 1000, home);
    expect(reasonToBuild(project, join(project, 'dist'), '/course/')).toBe('the built pages are not for /course/');
    put('dist/index.html', 1000, home.replace('/manifest', '/course/manifest'));
    expect(reasonToBuild(project, join(project, 'dist'), '/course')).toBeUndefined();
  });

  it('not where the pages are newer', () => {
    put('src/pages/index.astro', 1000);
    put('dist/index.html', 1001, home);
    expect(reasonToBuild(project, join(project, 'dist'), '/')).toBeUndefined();
  });
});
