import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { deadline, fewAttempts, onlyWorthwhile, persistent, retryAfter, rightAnswer } from './checks/answers.ts';
import { cappedPauses, growingPauses, jitter } from './checks/pauses.ts';
import { requestsOf, type PriceRequest } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'right-answer', find: (judged) => forEachRequest(judged, rightAnswer) },
  { id: 'only-worthwhile', find: (judged) => forEachRequest(judged, onlyWorthwhile) },
  { id: 'persistent', find: (judged) => forEachRequest(judged, persistent) },
  {
    id: 'few-attempts',
    explains: ['events-budget', 'trace-budget', 'jobs-budget'],
    find: (judged) => forEachRequest(judged, fewAttempts),
  },
  { id: 'backoff', find: (judged) => forEachRequest(judged, cappedPauses) ?? growingPauses(judged) },
  { id: 'jitter', find: jitter },
  { id: 'retry-after', find: (judged) => forEachRequest(judged, retryAfter) },
  { id: 'deadline', find: (judged) => forEachRequest(judged, deadline) },
];

function forEachRequest(
  judged: JudgedRun,
  find: (request: PriceRequest, judged: JudgedRun) => Finding | undefined,
): Finding | undefined {
  for (const request of requestsOf(judged)) {
    const finding = find(request, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}
