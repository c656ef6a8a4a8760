import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printedNumbers } from './printed.ts';

const folder = join(import.meta.dirname, 'golden');
const reviewed = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => [path.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown]),
);
const now = printedNumbers();

it.each([...new Set([...Object.keys(reviewed), ...Object.keys(now)])].sort())(
  'prints the numbers of %s as they were reviewed (npm run content:numbers writes them anew)',
  (file) => {
    expect(now[file] ?? {}).toEqual(reviewed[file] ?? {});
  },
);

it('prints no number that is none', () => {
  const printed = Object.values(now).flatMap((numbers) => Object.values(numbers));
  expect(printed.length).toBeGreaterThan(20);
  expect(printed.filter((text) => /NaN|Infinity|undefined/.test(text))).toEqual([]);
});
