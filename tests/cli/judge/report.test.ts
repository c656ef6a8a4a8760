import { expect, test } from 'vitest';
import { report } from '../../../src/cli/judge/report.ts';
import type { CheckVerdict, Verdict } from '../../../src/judge/verdict.ts';

const passed: Verdict = {
  exercise: 'some',
  verdict: 'pass',
  checks: [{ id: 'in-time', title: 'It is in time.', verdict: 'pass' }],
  runs: 3,
  planned: 3,
  events: 120,
  traceHash: '0123456789abcdef',
};

const failed = (check: Partial<CheckVerdict>): Verdict => ({
  ...passed,
  verdict: 'fail',
  checks: [{ id: 'in-time', title: 'It is in time.', verdict: 'fail', story: 'At 5 ms it was late.', ...check }],
});

test('a pass lists the checks and the runs', () => {
  expect(report({ verdict: passed, durationMs: 12.4 })).toBe(
    'some: passed\n\n  pass   It is in time.\n\n3 of 3 runs, 120 events, 12 ms, trace 0123456789abcdef',
  );
});

test('a failed check tells its story, its run, its seed and its line', () => {
  const run = { index: 0, name: 'ads fails', seed: 13, parameters: null };
  const text = report({ verdict: failed({ run, source: { line: 4, column: 2 } }), durationMs: 1 });
  expect(text).toContain('FAIL   It is in time.');
  expect(text).toContain('At 5 ms it was late.');
  expect(text).toContain('(run "ads fails", seed 13, your line 4)');
});

test.each([[0], [false], [''], [undefined]])('an expected value of %j is shown', (expected) => {
  const text = report({ verdict: failed({ comparison: { expected, actual: 1 } }), durationMs: 1 });
  expect(text).toContain(`expected: ${JSON.stringify(expected) ?? 'undefined'}`);
});

test('no line of a story is wider than a terminal, and what a program printed cannot steer the terminal', () => {
  const story = `${'word '.repeat(80)}\u001b[2Jafter`;
  const text = report({ verdict: failed({ story }), durationMs: 1 });
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(text).toContain('\\x1b[2Jafter');
});

test('a failure that is no check names itself first', () => {
  const failure = { kind: 'loop-budget', title: 'A loop never ended (line 3)', story: 'It went on.' } as const;
  expect(report({ verdict: { ...passed, verdict: 'error', failure }, durationMs: 1 })).toMatch(
    /^some: A loop never ended \(line 3\)\n/,
  );
});
