import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { countWords, readExercise } from '../../src/proof/answers.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const whole = {
  'brief.md': 'Sell each thing once.',
  'checks.ts': '',
  'exercise.ts': '',
  'world.ts': '',
  'starter.ts': 'export {};',
  'solution.ts': 'export {};',
  'right/by-lock.ts': 'export {};',
  'wrong/no-lock.ts': '// caught-by: oversold\nexport {};',
};

function folderOf(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'exercise-'));
  folders.push(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

describe('the folder of an exercise', () => {
  test('yields its answers with what must catch them', () => {
    const { answers, problems } = readExercise('sell-once', folderOf(whole));
    expect(problems).toEqual([]);
    expect(answers.map(({ name, kind, caughtBy }) => [name, kind, caughtBy])).toEqual([
      ['starter', 'starter', undefined],
      ['solution', 'solution', undefined],
      ['right/by-lock', 'right', undefined],
      ['wrong/no-lock', 'wrong', 'oversold'],
    ]);
  });

  test('names what should not be there', () => {
    const { problems } = readExercise(
      'sell-once',
      folderOf({ ...whole, 'notes.txt': '', 'right/copy (2).ts': '', 'extra/a.ts': '' }),
    );
    expect(problems).toEqual(
      expect.arrayContaining(['unexpected: notes.txt', 'unexpected: extra', 'unexpected: right/copy (2).ts']),
    );
  });

  test('names what is missing', () => {
    const rest = Object.entries(whole).filter(([name]) => name !== 'solution.ts' && name !== 'wrong/no-lock.ts');
    expect(readExercise('sell-once', folderOf(Object.fromEntries(rest))).problems).toEqual([
      'missing: solution.ts',
      'missing: wrong',
    ]);
  });

  test('names a wrong answer that does not say what must catch it', () => {
    const { problems } = readExercise('sell-once', folderOf({ ...whole, 'wrong/no-lock.ts': 'export {};' }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('wrong/no-lock.ts: its first line must be');
  });
});

test('words are counted as a reader counts them', () => {
  expect(countWords('| a | b |\n| - | - |\n- **two** words, 300 ms.')).toBe(6);
});
