import { describe, expect, test } from 'vitest';
import {
  memoryOf,
  newPerDay,
  planSession,
  secondsFor,
  sessionSeconds,
  unlocked,
  type Recall,
  type Review,
  type ReviewCard,
} from '../../src/review/index.ts';

const dayMs = 86_400_000;
const today = { from: Date.UTC(2026, 10, 23), to: Date.UTC(2026, 10, 24) };

function card(id: string, kind: 'choice' | 'words' = 'choice'): ReviewCard {
  return {
    id,
    setting: '',
    question: 'Which, and why?',
    answer: kind === 'choice' ? { kind, options: [] } : { kind, says: 'This.', points: ['this'] },
    why: '',
    learntAt: { title: 'Latency', path: '/lessons/02-latency/' },
    unlock: { by: 'lesson', lesson: '02-latency', answer: `question/02-latency/${id}` },
  };
}

const reviewed = (daysAgo: number, recall: Recall = 'good'): readonly Review[] => [
  { at: today.from - daysAgo * dayMs + 3_600_000, recall },
];
const ids = (cards: readonly { id: string }[]) => cards.map(({ id }) => id);

describe('a session', () => {
  test('asks first what has been due for longest, then what is new', () => {
    const cards = ['new', 'old', 'older'].map((id) => card(id));
    const plan = planSession(
      cards,
      new Map([
        ['old', reviewed(20)],
        ['older', reviewed(40)],
      ]),
      today,
    );
    expect(ids(plan.cards)).toEqual(['older', 'old', 'new']);
  });

  test('leaves out what is due another day, and says when that is', () => {
    const reviews = reviewed(0, 'easy');
    const plan = planSession([card('a')], new Map([['a', reviews]]), today);
    expect(plan.cards).toEqual([]);
    expect(plan.nextAt).toBe(memoryOf(reviews)?.dueAt);
  });

  test('asks in the morning what falls due in the evening', () => {
    const dueAt = memoryOf(reviewed(0))?.dueAt ?? 0;
    const thatDay = { from: dueAt - 20 * 3_600_000, to: dueAt + 1 };
    expect(planSession([card('a')], new Map([['a', reviewed(0)]]), thatDay).cards).toHaveLength(1);
    expect(planSession([card('a')], new Map([['a', reviewed(0)]]), { from: thatDay.from, to: dueAt }).cards).toHaveLength(0);
  });

  test('takes ten minutes at most and counts what it leaves', () => {
    const cards = Array.from({ length: 40 }, (_, n) => card(`c${n}`, n % 2 ? 'words' : 'choice'));
    const plan = planSession(cards, new Map(cards.map(({ id }, n) => [id, reviewed(30 + n)])), today);
    expect(plan.seconds).toBe(plan.cards.reduce((sum, { answer }) => sum + secondsFor[answer.kind], 0));
    expect(plan.seconds).toBeLessThanOrEqual(sessionSeconds);
    expect(plan.seconds).toBeGreaterThan(sessionSeconds - secondsFor.words);
    expect(plan.cards.length + plan.left).toBe(40);
  });

  test('brings a few new cards a day, those begun earlier that day counted', () => {
    const cards = Array.from({ length: 30 }, (_, n) => card(`c${String(n).padStart(2, '0')}`));
    expect(planSession(cards, new Map(), today).cards).toHaveLength(newPerDay);
    const begun = new Map(cards.slice(0, 3).map(({ id }) => [id, reviewed(0, 'easy')]));
    expect(planSession(cards, begun, today).cards).toHaveLength(newPerDay - 3);
  });
});

describe('a card is met', () => {
  const deck = [
    card('a'),
    card('b'),
    { ...card('c'), unlock: { by: 'claim' as const, prompt: 'pay', claim: 'pay.m1', kind: 'must' as const } },
    { ...card('d'), unlock: { by: 'solution' as const, exercise: 'saga' } },
  ];
  const nothing = {
    lessonsRead: new Set<string>(),
    answered: new Set<string>(),
    claimsMissed: new Set<string>(),
    solutionsSeen: new Set<string>(),
  };

  test('not before anything was done', () => expect(unlocked(deck, nothing)).toEqual([]));
  test('when its lesson was read', () =>
    expect(ids(unlocked(deck, { ...nothing, lessonsRead: new Set(['02-latency']) }))).toEqual(['a', 'b']));
  test('when it was answered in a lesson that is not finished', () =>
    expect(ids(unlocked(deck, { ...nothing, answered: new Set(['question/02-latency/b']) }))).toEqual(['b']));
  test('when its claim was missed in practice', () =>
    expect(ids(unlocked(deck, { ...nothing, claimsMissed: new Set(['pay.m1']) }))).toEqual(['c']));
  test('when the solution of its exercise was looked at', () =>
    expect(ids(unlocked(deck, { ...nothing, solutionsSeen: new Set(['saga']) }))).toEqual(['d']));
});
