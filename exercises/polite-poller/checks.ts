import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { goesOn, inGoodTime, outcome, unknown } from './checks/answer.ts';
import { fewQuestions, follows, noCircle, oneAtATime, waitsAsTold } from './checks/question.ts';
import { waitOf, type Wait } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'outcome', find: of(outcome) },
  { id: 'waits-as-told', find: of(waitsAsTold) },
  { id: 'few-questions', explains: ['events-budget', 'trace-budget', 'loop-budget', 'jobs-budget'], find: of(fewQuestions) },
  { id: 'in-good-time', find: of(inGoodTime) },
  { id: 'goes-on', explains: ['never-settled'], find: of(goesOn) },
  { id: 'follows', find: of(follows) },
  {
    id: 'no-circle',
    explains: ['never-settled', 'events-budget', 'trace-budget', 'loop-budget', 'jobs-budget'],
    find: of(noCircle),
  },
  { id: 'one-at-a-time', find: of(oneAtATime) },
  { id: 'unknown', explains: ['never-settled'], find: of(unknown) },
];

function of(find: (wait: Wait, judged: JudgedRun) => Finding | undefined): Check['find'] {
  return (judged) => {
    const wait = waitOf(judged);
    return wait === undefined ? undefined : find(wait, judged);
  };
}
