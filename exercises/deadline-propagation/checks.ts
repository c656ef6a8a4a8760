import { type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { allItsParts, answeredAtTheDeadline, errorsAsTheyAre, timeEnough } from './checks/answer.ts';
import { gaveUpEarly, gaveUpLate } from './checks/gave-up.ts';
import { notBegunInVain, nothingAfterTheDeadline, readFirst, remainingPassedOn } from './checks/step.ts';
import { hopsOf, type Hop } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'remaining-passed-on', find: ofEach(remainingPassedOn) },
  { id: 'read-first', find: ofEach(readFirst) },
  { id: 'nothing-after-the-deadline', find: ofEach(nothingAfterTheDeadline) },
  { id: 'not-begun-in-vain', find: ofEach(notBegunInVain, gaveUpLate) },
  { id: 'answered-at-the-deadline', explains: ['never-settled'], find: ofEach(answeredAtTheDeadline) },
  { id: 'time-enough', find: ofEach(timeEnough, allItsParts, gaveUpEarly) },
  { id: 'errors-as-they-are', find: ofEach(errorsAsTheyAre) },
];

function ofEach(...finds: readonly ((hop: Hop, judged: JudgedRun) => Finding | undefined)[]): Check['find'] {
  return (judged) => {
    for (const hop of hopsOf(judged)) {
      for (const find of finds) {
        const finding = find(hop, judged);
        if (finding !== undefined) return finding;
      }
    }
    return undefined;
  };
}
