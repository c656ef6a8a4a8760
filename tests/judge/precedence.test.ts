import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/judge/exercise.ts';
import { rule } from '../../src/judge/precedence.ts';
import type { RunFailure } from '../../src/judge/run-failure.ts';
import type { FailureKind } from '../../src/judge/verdict.ts';

const finding = { record: 0, story: 'something is wrong' };
const found = (id: string, explains?: readonly FailureKind[]) => {
  const check: Check = { id, find: () => finding, ...(explains === undefined ? {} : { explains }) };
  return { check, finding };
};
const failure = (kind: FailureKind, isMistake = false): RunFailure => ({ told: { kind, title: kind, story: kind }, isMistake });

/** Who tells: the ids of the checks, or the kind of the failure. */
function teller(...args: Parameters<typeof rule>): readonly string[] {
  const ruling = rule(...args);
  if (ruling.by === 'nothing') return [];
  return ruling.by === 'failure' ? [ruling.failure.told.kind] : ruling.found.map(({ check }) => check.id);
}

describe('who tells what went wrong in a run', () => {
  test('nobody, where nothing did', () => expect(teller([], undefined)).toEqual([]));

  test('the checks, where there is no failure', () => expect(teller([found('a'), found('b')], undefined)).toEqual(['a', 'b']));

  test('the failure, where the checks are silent', () => expect(teller([], failure('never-settled'))).toEqual(['never-settled']));

  test('a check rather than a caller without an answer: it knows which answer was due', () =>
    expect(teller([found('without-optional')], failure('never-settled'))).toEqual(['without-optional']));

  test('a check rather than an error of the world that nobody handled', () =>
    expect(teller([found('in-time')], failure('unhandled-rejection'))).toEqual(['in-time']));

  test('a mistake in the program rather than what the checks then miss', () =>
    expect(teller([found('in-time')], failure('uncaught-error', true))).toEqual(['uncaught-error']));

  test('a check that is about this very failure, also when it is a mistake, together with the other checks', () =>
    expect(
      teller([found('in-time'), found('nothing-unhandled', ['unhandled-rejection'])], failure('unhandled-rejection', true)),
    ).toEqual(['in-time', 'nothing-unhandled']));

  test('the failure, where a check is about another failure', () =>
    expect(teller([found('nothing-unhandled', ['unhandled-rejection'])], failure('uncaught-error', true))).toEqual([
      'uncaught-error',
    ]));

  test.each(['jobs-budget', 'events-budget', 'loop-budget', 'trace-budget'] as const)(
    'the %s rather than checks, which would go by what is absent from a run that was cut short',
    (kind) => expect(teller([found('every-order-shipped')], failure(kind, true))).toEqual([kind]),
  );

  test('in a run that was cut short, only the check that explains the cut', () =>
    expect(
      teller([found('every-order-shipped'), found('few-attempts', ['events-budget'])], failure('events-budget', true)),
    ).toEqual(['few-attempts']));
});
