import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/judge/arguments.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';

test('an exercise alone judges its starter', () => {
  expect(readArguments(['fan-out-a-page'])).toEqual({ exercise: 'fan-out-a-page', json: false, watch: false, all: false });
});

test('a file, a seed and the form of the answer can be given', () => {
  expect(readArguments(['some', 'mine.ts', '--seed', '7', '--json', '--all'])).toMatchObject({
    exercise: 'some',
    file: 'mine.ts',
    seed: 7,
    json: true,
    all: true,
  });
});

test('a reading can be given in the place of the checks, with a file or for all answers', () => {
  expect(readArguments(['some', '--measure', 'share'])).toMatchObject({ exercise: 'some', measure: 'share' });
  expect(readArguments(['some', 'mine.ts', '--measure', 'share'])).toMatchObject({ file: 'mine.ts', measure: 'share' });
});

test.each([
  [[], 'Which exercise'],
  [['some', 'a.ts', 'b.ts'], 'b.ts'],
  [['some', '--seed', 'x'], 'whole number'],
  [['some', '--seed', '-1'], 'seed'],
  [['some', '--watch'], 'a file of yours'],
  [['some', 'a.ts', '--watch', '--json'], 'leave out --json'],
  [['some', '--measure', 'share', '--json'], '--measure prints no verdict'],
  [['some', '--measure', 'share', '--start', 'there'], '--measure prints no verdict'],
  [['some', '--loud'], '--loud'],
])('%j is refused in words', (args, words) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(words);
});

test('--help prints every option, and is no error', () => {
  const { status, stdout } = spawnSync(process.execPath, ['src/cli/judge.ts', '--help'], { encoding: 'utf8' });
  expect(status).toBe(0);
  for (const option of ['--all', '--seed', '--json', '--watch', '--diagram', '--measure', '--start'])
    expect(stdout).toContain(option);
});
