import { type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { answeredAtTheDeadline, errorsAsTheyAre, timeEnough } from './checks/answer.ts';
import { notBegunInVain, nothingAfterTheDeadline, remainingPassedOn } from './checks/step.ts';
import { hopsOf, type Hop } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'remaining-passed-on', find: ofEach(remainingPassedOn) },
  { id: 'nothing-after-the-deadline', find: ofEach(nothingAfterTheDeadline) },
  { id: 'not-begun-in-vain', find: ofEach(notBegunInVain) },
  { id: 'answered-at-the-deadline', explains: ['never-settled'], find: ofEach(answeredAtTheDeadline) },
  { id: 'time-enough', find: ofEach(timeEnough) },
  { id: 'errors-as-they-are', find: ofEach(errorsAsTheyAre) },
];

function ofEach(find: (hop: Hop, judged: JudgedRun) => Finding | undefined): Check['find'] {
  return (judged) => {
    for (const hop of hopsOf(judged)) {
      const finding = find(hop, judged);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };
}
