import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataTexts, lessonTexts, otherTexts, promptTexts } from './texts.ts';

/**
 * The course began with somebody else's note. No sentence of it may be in the course; nor is the note in the project. What is here are the
 * first 12 hexadecimal digits of the SHA-256 of each run of nine of its words, in lower case, without marks, with single blanks between.
 */
const runs = new Set(JSON.parse(readFileSync(join(import.meta.dirname, 'source-note-runs.json'), 'utf8')) as string[]);
const length = 9;

function runsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(' '));
}

function takenFrom(known: ReadonlySet<string>, text: string): string[] {
  return runsOf(text).filter((run) => known.has(hashOf(run)));
}

function hashOf(run: string): string {
  return createHash('sha256').update(run).digest('hex').slice(0, 12);
}

it('takes over no nine words in a row from the note that the course began with', () => {
  expect(runs.size).toBeGreaterThan(300);
  const taken = [...lessonTexts, ...dataTexts, ...promptTexts, ...otherTexts].flatMap(({ where, text }) =>
    takenFrom(runs, text).map((run) => `${where}: “${run}”`),
  );
  expect(taken).toEqual([]);
});

it('would notice such words, whatever marks stand between them', () => {
  const known = new Set([hashOf('nine words in a row are too many here')]);
  expect(takenFrom(known, 'We say: “Nine words, in a row, are *too many* here”!')).toHaveLength(1);
  expect(takenFrom(known, 'Nine words in a row are far too many here')).toEqual([]);
});
