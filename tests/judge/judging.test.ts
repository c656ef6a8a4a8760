import { describe, expect, test } from 'vitest';
import type { Check, Exercise, Finding, JudgedRun } from '../../src/judge/exercise.ts';
import { createJudging } from '../../src/judge/judging.ts';
import type { RunEnd, TraceRecord } from '../../src/lab/trace/record.ts';
import { callRecords, judgedOf } from './trace-of.ts';

const fact = (name: string, at = 5): TraceRecord => ({
  kind: 'fact',
  at,
  node: 'shop',
  cause: null,
  fact: name,
  detail: null,
  source: { line: 7, column: 3 },
});

/** Fails in runs that hold a fact of its name. */
function factCheck(id: string, more: Partial<Finding> = {}): Check {
  return {
    id,
    find({ trace }) {
      const record = trace.records.findIndex((candidate) => candidate.kind === 'fact' && candidate.fact === id);
      return record === -1 ? undefined : { record, story: `${id} happened.`, ...more };
    },
  };
}

function exerciseOf(...checks: readonly Check[]) {
  const meta: Exercise = {
    title: 'Sell once',
    version: 1,
    lesson: 'latency',
    after: [],
    minutes: 5,
    summary: 'Sell each thing once.',
    checks: checks.map(({ id }) => ({ id, sentence: `No ${id}.`, hints: ['a', 'b', 'c'] })),
  };
  return { id: 'sell-once', meta, checks };
}

const exercise = exerciseOf(factCheck('oversold'), factCheck('refund'));

function judge(
  runs: readonly JudgedRun[],
  {
    all = false,
    planned = runs.length,
    of = exercise,
    show,
  }: { all?: boolean; planned?: number; of?: typeof exercise; show?: number } = {},
) {
  const judging = createJudging({ exercise: of, all, show });
  const answers = runs.map(({ run, trace }, index) =>
    judging.run({ type: 'run', number: index, planned, run: { ...run, index, seed: index + 1 }, trace }),
  );
  return { judging, answers, ...judging.verdict() };
}

const healthy = judgedOf(callRecords({ call: 0, to: 'shop', sentAt: 0, repliedAt: 3 }));
const oversold = judgedOf([fact('oversold')], { fault: 'the reply is lost' });
const refund = judgedOf([fact('refund', 9)]);
const hung = judgedOf(callRecords({ call: 0, to: 'shop', sentAt: 0 }));
const cut = (end: RunEnd) => judgedOf([], {}, end);

describe('the run on show', () => {
  test('is the first failing one', () => {
    expect(judge([healthy, oversold, refund], { all: true }).shown?.run.index).toBe(1);
  });

  test('is the one that was asked for, where it was judged', () => {
    expect(judge([healthy, oversold, refund], { all: true, show: 2 }).shown?.run.index).toBe(2);
    expect(judge([healthy, oversold, refund], { show: 2 }).shown?.run.index).toBe(1);
  });
});

describe('a pass', () => {
  test('needs every planned run', () => {
    const { verdict, answers } = judge([healthy, healthy]);
    expect(answers).toEqual(['continue', 'continue']);
    expect(verdict).toMatchObject({ exercise: 'sell-once', verdict: 'pass', runs: 2, planned: 2 });
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['pass', 'pass']);
    expect(verdict).not.toHaveProperty('failure');
  });

  test('is not given when runs are missing and nobody says why', () => {
    const { verdict } = judge([healthy], { planned: 2 });
    expect(verdict.verdict).toBe('error');
    expect(verdict.failure?.story).toContain('after 1 of 2 runs');
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['not-run', 'not-run']);
  });

  test('is not given when nothing arrived at all', () => {
    expect(createJudging({ exercise, all: false }).verdict().verdict).toMatchObject({
      verdict: 'error',
      runs: 0,
      failure: { kind: 'sandbox-crashed' },
    });
  });
});

describe('a failed check', () => {
  test('stops the judging at its run and says where, when and in which run', () => {
    const { verdict, answers, shown } = judge([healthy, oversold, refund]);
    expect(answers).toEqual(['continue', 'stop', 'stop']);
    expect(verdict).toMatchObject({ verdict: 'fail', runs: 2, planned: 3 });
    expect(verdict.checks[0]).toMatchObject({
      id: 'oversold',
      title: 'No oversold.',
      verdict: 'fail',
      story: 'oversold happened.',
      seed: 2,
      fault: 'the reply is lost',
      at: 5,
      record: 0,
      source: { line: 7, column: 3 },
    });
    expect(verdict.checks[1]).toEqual({ id: 'refund', title: 'No refund.', verdict: 'not-run' });
    expect(shown?.run.index).toBe(1);
  });

  test('does not hide another one of the same run', () => {
    const { verdict } = judge([judgedOf([fact('oversold'), fact('refund')])]);
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['fail', 'fail']);
  });

  test('keeps its first failing run when all runs are wanted', () => {
    const { verdict, answers, shown } = judge([healthy, oversold, refund, oversold], { all: true });
    expect(answers).toEqual(['continue', 'continue', 'continue', 'continue']);
    expect(verdict).toMatchObject({ verdict: 'fail', runs: 4 });
    expect(verdict.checks.map((check) => check.seed)).toEqual([2, 3]);
    expect(shown?.run.index).toBe(1);
  });

  test.each([[0], [false], [''], [undefined], [null], [NaN]])(
    'carries its comparison also when the actual value is %j',
    (actual) => {
      const of = exerciseOf(factCheck('oversold', { comparison: { expected: 1, actual } }));
      const [check] = judge([oversold], { of }).verdict.checks;
      expect(check?.comparison).toEqual({ expected: 1, actual });
      expect(check?.comparison).toHaveProperty('actual');
    },
  );

  test('has no comparison where none was made', () => {
    expect(judge([oversold]).verdict.checks[0]).not.toHaveProperty('comparison');
  });
});

describe('a failure that is not a check', () => {
  test('names the caller that never got an answer', () => {
    const { verdict } = judge([healthy, hung, healthy]);
    expect(verdict).toMatchObject({
      verdict: 'error',
      runs: 2,
      failure: { kind: 'never-settled', title: 'client never got an answer to shop', record: 0 },
    });
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['not-run', 'not-run']);
    expect(verdict.failure).not.toHaveProperty('isMistake');
  });

  test('of a budget names the line', () => {
    const end = {
      reason: 'loop-budget',
      limit: 1000,
      message: 'one loop went round 1000 times',
      source: { line: 14, column: 3 },
    } as const;
    const { failure } = judge([cut(end)]).verdict;
    expect(failure).toMatchObject({
      kind: 'loop-budget',
      title: 'A loop never ended (line 14)',
      source: { line: 14, column: 3 },
    });
    expect(failure?.story).toContain('one loop went round 1000 times');
  });

  test('does not undo a verdict that stands', () => {
    const { judging } = judge([healthy, oversold]);
    judging.sandboxEnded({ how: 'wall-clock', wallMs: 1500 });
    expect(judging.verdict().verdict).toMatchObject({ verdict: 'fail', checks: [{ verdict: 'fail' }, { verdict: 'pass' }] });
  });

  test('of the wall clock loses nothing of the runs before it', () => {
    const { judging } = judge([healthy, healthy], { planned: 9 });
    judging.sandboxEnded({ how: 'wall-clock', wallMs: 1500 });
    const { verdict, shown } = judging.verdict();
    expect(verdict).toMatchObject({ verdict: 'error', runs: 2, planned: 9, failure: { kind: 'wall-clock' } });
    expect(verdict.failure?.story).toContain('after 2 of 9 runs');
    expect(shown?.run.index).toBe(1);
  });

  test('of the wall clock names the line at which the code was last seen busy', () => {
    const { judging } = judge([healthy], { planned: 9 });
    judging.busy({ line: 5, column: 3 });
    judging.sandboxEnded({ how: 'wall-clock', wallMs: 1500 });
    const { failure } = judging.verdict().verdict;
    expect(failure).toMatchObject({ title: expect.stringContaining('(line 5)'), source: { line: 5, column: 3 } });
    expect(failure?.story).toContain('it was at line 5');
  });

  test('does not hold it against code that it was busy for a while', () => {
    const { judging } = judge([healthy]);
    judging.busy({ line: 5, column: 3 });
    expect(judging.verdict().verdict.verdict).toBe('pass');
  });

  test.each([
    [
      {
        kind: 'threw-while-loading',
        error: { name: 'TypeError', message: 'x is not a function', source: { line: 2, column: 5 } },
      },
      'Threw while loading (line 2): TypeError: x is not a function',
    ],
    [{ kind: 'export-missing', name: 'sell', found: ['buy', 'rent'] }, 'There is no export named sell'],
    [{ kind: 'export-wrong-type', name: 'sell', expected: 'function', actual: 'number' }, 'sell is not a function'],
  ] as const)('of loading says what was expected (%j)', (failure, title) => {
    const judging = createJudging({ exercise, all: false });
    judging.loadFailed(failure);
    expect(judging.verdict().verdict).toMatchObject({ verdict: 'error', failure: { kind: failure.kind, title } });
  });

  test('of compiling tells each place', () => {
    const judging = createJudging({ exercise, all: false });
    judging.compileFailed([
      { message: 'Unexpected token', line: 3, column: 9 },
      { message: '`enum` is not supported: use a union of strings.', line: 8, column: 1 },
    ]);
    const { failure } = judging.verdict().verdict;
    expect(failure).toMatchObject({
      kind: 'does-not-compile',
      title: 'Does not compile (line 3): Unexpected token',
      source: { line: 3, column: 9 },
    });
    expect(failure?.story).toBe(
      'Line 3, column 9: Unexpected token. Line 8, column 1: `enum` is not supported: use a union of strings. Nothing was run.',
    );
  });
});

describe('the trace hash', () => {
  test('is the same for the same runs and another for other runs or another order', () => {
    const hash = (...runs: readonly JudgedRun[]) => judge(runs).verdict.traceHash;
    expect(hash(healthy, oversold)).toBe(hash(healthy, oversold));
    expect(new Set([hash(healthy), hash(oversold), hash(healthy, healthy), hash(healthy, oversold)]).size).toBe(4);
    expect(hash(healthy)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('does not depend on what comes after the verdict', () => {
    expect(judge([oversold, healthy]).verdict.traceHash).toBe(judge([oversold, refund]).verdict.traceHash);
  });
});

describe('an exercise with a fault of its own', () => {
  test('is refused when its two lists of checks differ', () => {
    const broken = { ...exercise, checks: [factCheck('oversold')] };
    expect(() => createJudging({ exercise: broken, all: false })).toThrow(/oversold, refund.*oversold/);
  });

  test('is named when a check throws', () => {
    const throwing: Check = {
      id: 'oversold',
      find() {
        throw new Error('no such record');
      },
    };
    expect(() => judge([healthy], { of: exerciseOf(throwing) })).toThrow(/Check oversold threw on run "all healthy" \(seed 1\)/);
  });
});
