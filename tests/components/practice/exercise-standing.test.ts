import { expect, it } from 'vitest';
import { standingWords } from '../../../src/components/practice/exercise-standing.ts';
import type { Attempt } from '../../../src/progress/index.ts';

const attempt = (verdict: Attempt['verdict'], exerciseVersion = 1, at = Date.UTC(2026, 10, 3, 12)): Attempt => ({
  id: `accept-a-charge/${at}`,
  exercise: 'accept-a-charge',
  at,
  code: '',
  verdict,
  failed: [],
  exerciseVersion,
});

it.each([
  [[], 'you have not tried it yet.'],
  [[attempt('fail')], 'you have tried it; it has not passed yet.'],
  [[attempt('fail'), attempt('pass', 2)], 'yours passed on 3 November 2026.'],
  [[attempt('pass', 1)], 'yours passed on 3 November 2026, before its checks were changed.'],
])('says how code stands with an exercise: %#', (attempts, words) => {
  expect(standingWords(attempts, 2)).toBe(words);
});
