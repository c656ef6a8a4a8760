import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonToBuild } from '../../../src/cli/serve/index.ts';

let project: string;
const put = (path: string, atS: number): void => {
  const file = join(project, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, atS, atS);
};

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'freshness-'));
});
afterEach(() => rmSync(project, { recursive: true }));

describe('the site is built', () => {
  it('where there are no pages', () => {
    expect(reasonToBuild(project, join(project, 'dist'))).toBe('there are no built pages yet');
  });

  it('where something that they are made of is newer, which it names', () => {
    put('dist/index.html', 1000);
    put('content/prompts/pay.json', 1001);
    expect(reasonToBuild(project, join(project, 'dist'))).toBe('content/prompts/pay.json has changed since the pages were built');
  });

  it('not where the pages are newer', () => {
    put('src/pages/index.astro', 1000);
    put('dist/index.html', 1001);
    expect(reasonToBuild(project, join(project, 'dist'))).toBeUndefined();
  });
});
