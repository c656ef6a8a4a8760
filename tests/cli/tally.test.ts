import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumOfPlaywright, sumOfVitest } from '../../src/cli/tally.ts';

const counts = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 };
const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 0 };
const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };

describe('the tally of a test step', () => {
  it('counts pending and todo tests of Vitest as skipped', () => {
    expect(sumOfVitest({ ...counts, testResults: [] })).toMatchObject({ passed: 7, failed: 2, skipped: 4 });
  });

  it('counts a flaky browser test as failed', () => {
    expect(sumOfPlaywright({ stats, suites: [] })).toMatchObject({ passed: 5, failed: 3, skipped: 0 });
  });

  it('names each unit test that failed, with the first line of its error', () => {
    const failed = {
      fullName: 'money moves once',
      status: 'failed',
      failureMessages: ['\u001b[31mAssertionError: 2 is not 1\u001b[39m\n    at charge.ts'],
    };
    const file = {
      name: join(process.cwd(), 'tests/charge.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [passed, failed],
    };
    expect(sumOfVitest({ ...counts, testResults: [file] }).failures).toEqual([
      'tests/charge.test.ts › money moves once: AssertionError: 2 is not 1',
    ]);
  });

  it('names a file that did not load, though no test of it failed', () => {
    const broken = {
      name: join(process.cwd(), 'tests/broken.test.ts'),
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    };
    const sound = { name: join(process.cwd(), 'tests/sound.test.ts'), status: 'passed', message: '', assertionResults: [passed] };
    expect(sumOfVitest({ ...counts, testResults: [broken, sound] }).failures).toEqual([
      'tests/broken.test.ts › did not load: no such module',
    ]);
  });

  it('names browser tests that failed or needed luck, however deep their group', () => {
    const spec = (title: string, line: number, status: string, message: string) => ({
      title,
      file: 'home.e2e.ts',
      line,
      tests: [{ status, results: [{ errors: message === '' ? [] : [{ message }] }] }],
    });
    const suites = [
      {
        specs: [spec('opens', 3, 'expected', '')],
        suites: [
          {
            specs: [spec('shows what is due', 9, 'unexpected', 'Timed out\nat line 9'), spec('keeps the theme', 20, 'flaky', '')],
          },
        ],
      },
    ];
    expect(sumOfPlaywright({ stats, suites }).failures).toEqual([
      'home.e2e.ts:9 › shows what is due: Timed out',
      'home.e2e.ts:20 › keeps the theme',
    ]);
  });

  it('refuses a report of another form instead of counting nothing', () => {
    expect(() => sumOfVitest({})).toThrow();
    expect(() => sumOfPlaywright({ stats: {} })).toThrow();
  });
});
