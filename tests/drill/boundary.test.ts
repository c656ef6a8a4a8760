import { describe, expect, it, test } from 'vitest';
import { boundarySchema } from '../../src/catalog/boundary.ts';
import { checked } from '../../src/catalog/checked.ts';
import {
  compare,
  consequencesOf,
  duration,
  everythingOn,
  findingsOf,
  readPlacement,
  recommended,
  type Placement,
} from '../../src/drill/index.ts';
import { boundaryScenario } from '../../src/drill/boundary-scenario.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { systemNamed, systems } from './systems.ts';

const charge = systemNamed('charge');
const film = systemNamed('film');

/** The recommended placement with some steps moved to the other side. */
function moved(system: typeof charge, ...steps: readonly string[]): Placement {
  const best = recommended(system);
  return {
    ...best,
    ...Object.fromEntries(steps.map((id) => [id, best[id] === 'synchronous' ? 'asynchronous' : 'synchronous'])),
  };
}

describe.each([...systems])('the line of %s', (_, system) => {
  const best = recommended(system);
  const ours = consequencesOf(system, best);
  const allBefore = consequencesOf(system, everythingOn('synchronous', system));

  it('breaks no promise and loses nothing where we draw it', () => {
    expect(findingsOf(system, best, ours).broken).toEqual([]);
    expect([ours.usual.lost, ours.badDay.lost]).toEqual([0, 0]);
  });

  it('answers sooner, and better on a bad day, than with everything before the answer', () => {
    expect(ours.usual.answerP99Ms).toBeLessThan(allBefore.usual.answerP99Ms);
    expect(ours.badDay.good).toBeGreaterThan(allBefore.badDay.good);
  });

  it('loses work with everything after the answer, since nothing is recorded', () => {
    const placement = everythingOn('asynchronous', system);
    const consequences = consequencesOf(system, placement);
    expect(consequences.badDay.lost).toBeGreaterThan(0);
    expect(findingsOf(system, placement, consequences).broken.length).toBeGreaterThan(1);
  });

  it('runs as a scenario that the lab accepts, however the steps are placed', () => {
    for (const placement of [best, everythingOn('synchronous', system), everythingOn('asynchronous', system)])
      for (const isBadDay of [false, true]) {
        const { problems } = { problems: [], ...readScenario(boundaryScenario(system, placement, isBadDay)) };
        expect(problems).toEqual([]);
      }
  });
});

test('the same line gives the same numbers, captions and drawings', () => {
  const placement = moved(charge, 'authorise', 'risk');
  expect(compare(charge, placement, 'Your line')).toEqual(compare(charge, placement, 'Your line'));
});

test('waiting for the card processor adds its time to the answer', () => {
  const waiting = consequencesOf(charge, moved(charge, 'risk', 'authorise'));
  const ours = consequencesOf(charge, recommended(charge));
  expect(waiting.usual.answerP50Ms - ours.usual.answerP50Ms).toBeGreaterThan(500);
});

test('a service that is down takes the answers with it only where the answer waits for it', () => {
  const { calls } = charge;
  const ours = consequencesOf(charge, recommended(charge));
  expect(ours.badDay.good).toBe(ours.usual.good);
  const waiting = consequencesOf(charge, moved(charge, 'risk', 'authorise', 'ledger'));
  expect(waiting.usual.good - waiting.badDay.good).toBeGreaterThan(calls / 5);
});

test('after an outage the work that was handed over is done late, and all of it', () => {
  const { usual, badDay } = consequencesOf(charge, recommended(charge));
  expect(badDay.doneP99Ms).toBeGreaterThan(2 * usual.doneP99Ms);
  expect(badDay.lost).toBe(0);
});

test('callers give up on an answer that waits for a transcode, and hardly one is answered', () => {
  const { usual } = consequencesOf(film, moved(film, 'transcode'));
  expect(usual.good).toBeLessThan(usual.calls / 10);
});

test('what a failed answer leaves behind is counted', () => {
  const placement = everythingOn('synchronous', charge);
  const consequences = consequencesOf(charge, placement);
  expect(consequences.badDay.left['authorise']).toBeGreaterThan(consequences.usual.left['authorise'] ?? 0);
  expect(findingsOf(charge, placement, consequences).leftBehind).toMatch(/an authorisation at the bank after \d+ calls/);
});

test('a decision that the answer must contain, placed after it, is a broken promise', () => {
  const placement = moved(charge, 'key');
  expect(findingsOf(charge, placement, consequencesOf(charge, placement)).broken[0]).toMatch(
    /broken promise.*“Claim the idempotency key”.*whether this charge was asked for before/,
  );
});

test('a step before the answer that needs one after it is the wrong way round', () => {
  const placement = moved(charge, 'ledger');
  expect(findingsOf(charge, placement, consequencesOf(charge, placement)).broken).toEqual([
    'The wrong way round. “Post the charge to the ledger” comes before the answer and needs what comes after it: “Ask the card processor for the money”.',
  ]);
});

test('an answer given before the record is named, with what was lost', () => {
  const placement = moved(charge, 'store');
  const consequences = consequencesOf(charge, placement);
  expect(consequences.badDay.lost).toBeGreaterThan(0);
  expect(findingsOf(charge, placement, consequences).broken.join(' ')).toContain('Nothing is recorded before the answer');
});

test('a step without a side is refused in words', () => {
  expect(() => consequencesOf(charge, {})).toThrow(/Expected a side for each step of “A charge”; “Check amount.*” has none/);
});

test('a placement from storage keeps what still fits, and nothing else', () => {
  expect(readPlacement({ check: 'synchronous', key: 'both', gone: 'asynchronous' }, charge)).toEqual({ check: 'synchronous' });
  expect(readPlacement('nonsense', charge)).toEqual({});
});

test.each([
  [0.4, '0 ms'],
  [320, '320 ms'],
  [4930, '4.9 s'],
  [1_200_000, '20.0 min'],
  [NaN, 'never'],
])('%d ms is written %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

describe('the schema', () => {
  const changed = (step: number, change: object): unknown => ({
    ...charge,
    steps: charge.steps.map((each, index) => (index === step ? { ...each, ...change } : each)),
  });

  it.each([
    [
      'a needed step that does not come before',
      changed(1, { needs: ['webhook'] }),
      /steps\.1\.needs: expected ids of earlier steps/,
    ],
    [
      'an answer that needs what comes after it',
      changed(4, { answerNeeds: true }),
      /steps\.4\.recommended: expected "synchronous", since the answer needs its result/,
    ],
    ['an id twice', changed(1, { id: 'check' }), /steps\.1\.id: expected each id once, found "check" again/],
    ['a system without a record', changed(2, { records: undefined }), /expected a step that records the work before the answer/],
    ['an outage of nothing', { ...charge, outage: { step: 'bank', says: 'x' } }, /outage\.step: expected the id of a step/],
  ])('refuses %s, and says where', (_, content, message) => {
    expect(() => checked(boundarySchema, 'content/drills/boundary/x.json', content)).toThrow(message);
  });
});
