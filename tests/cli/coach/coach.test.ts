import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const command = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'coach.ts');
const coach = (...args: readonly string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

function answerFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'answer-')), 'answer.txt');
  writeFileSync(file, text);
  return file;
}

describe('npm run coach', () => {
  const file = answerFile('I store the charge as pending before I return 202. The 202 is not a confirmation that it is paid.');

  test('says per claim what was found, with the words', () => {
    const { stdout, status } = coach('pay', file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/looks-said\s+pay\.m2/);
    expect(stdout).toContain('“store the charge as pending”');
    expect(stdout).toMatch(/nothing-found\s+pay\.m5/);
  });

  test('prints the contract as JSON', () => {
    const { stdout, status } = coach('pay', file, '--json');
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as { prompt: string; claims: readonly unknown[]; words: number; secondsAt140wpm: number };
    expect(result).toMatchObject({ prompt: 'pay', words: 20, secondsAt140wpm: 9 });
    expect(result.claims[3]).toMatchObject({ id: 'pay.m4', kind: 'must', verdict: 'looks-said' });
    expect(Object.keys(result.claims[3] ?? {})).toEqual(['id', 'kind', 'verdict', 'spans']);
  });

  test('measures itself', () => {
    const { stdout, status } = coach('--evaluate', 'pay');
    expect(status).toBe(0);
    expect(stdout).toMatch(/pay\.m1\s+\d+\s+1\.00/);
  });

  test('says what is wrong with a command, and exits with 2', () => {
    for (const [args, message] of [
      [[], 'Which prompt?'],
      [['pay'], 'Which answer to "pay"?'],
      [['nobody', file], 'There is no prompt "nobody". There are: '],
      [['pay', '/nowhere.txt'], 'There is no file /nowhere.txt'],
      [['--loud'], '--loud'],
    ] as const) {
      const { stderr, status } = coach(...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
