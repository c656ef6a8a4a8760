import { nothingUnhandled } from '../../src/judge/check/unhandled.ts';
import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { bothFail, firstGoodAnswer } from './checks/answer.ts';
import { loadBounded } from './checks/load.ts';
import { loserAborted } from './checks/loser.ts';
import { noNeedlessCall, secondCall } from './checks/second-call.ts';
import { readsOf, type Read } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'first-good-answer', find: (judged) => firstOf(judged, firstGoodAnswer) },
  { id: 'second-call', find: (judged) => firstOf(judged, secondCall) },
  { id: 'no-needless-call', explains: ['events-budget'], find: (judged) => firstOf(judged, noNeedlessCall) },
  { id: 'both-fail', find: (judged) => firstOf(judged, bothFail) },
  { id: 'loser-aborted', find: (judged) => firstOf(judged, loserAborted) },
  { id: 'load-bounded', find: loadBounded },
  {
    id: 'nothing-unhandled',
    explains: ['unhandled-rejection', 'uncaught-error'],
    find: nothingUnhandled('In production this ends the process, with every read that it is at'),
  },
];

function firstOf(judged: JudgedRun, find: (read: Read, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const read of readsOf(judged)) {
    const finding = find(read, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}
