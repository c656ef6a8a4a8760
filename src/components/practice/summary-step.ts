import { kindOf, speakingSeconds, wordsOf } from '../../catalog/claim.ts';
import { minutes } from './clock.ts';
import { showCalibration } from './calibration.ts';
import type { Keeper } from './keeper.ts';
import { comparePrediction, countMarks, type Count, type Mark } from './marking.ts';
import { part } from '../page/part.ts';
import type { Round } from './rounds.ts';
import { longSeconds, wordsIn } from './session.ts';

/** Predicted beside marked, what was left out, and the time it took. No score and no verdict. */
export function createSummaryStep(
  section: HTMLElement,
  keeper: Keeper,
  claims: readonly string[],
  seconds: number,
  earlier: () => Promise<readonly Round[]>,
): { enter(): void } {
  const list = part(section, '.left-out', HTMLUListElement);
  const shown = new Map(
    [...section.ownerDocument.querySelectorAll<HTMLElement>('li[data-claim]')].map((item) => [
      item.dataset['claim'] ?? '',
      { text: part(item, '.claim', HTMLElement).textContent.trim(), ties: item.querySelector('.ties') },
    ]),
  );
  const put = (selector: string, text: string): void => void (part(section, selector, HTMLElement).textContent = text);

  return {
    enter: () => {
      const { marks, predicted = 0, asked, mode, elapsedMs, repliesMs } = keeper.session;
      const must = countMarks(claims, marks, 'must');
      const nice = countMarks(claims, marks, 'nice');
      const red = countMarks(claims, marks, 'red');
      put('.compared', comparePrediction(predicted, must));
      put('.beyond', beyond(nice, red));
      const [spentMs, given] = mode === 'long' ? [elapsedMs + repliesMs, longSeconds] : [elapsedMs, seconds];
      put('.time', timeOf(wordsIn(keeper.session), spentMs, given, asked.length));
      const musts = claims.filter((id) => kindOf(id) === 'must');
      tally(
        part(section, '.tally.predicted', HTMLElement),
        musts.map((_, index) => (index < predicted ? 'said' : 'no')),
      );
      tally(part(section, '.tally.marked', HTMLElement), musts.map((id) => marks[id] ?? 'no').sort(byMark));
      const left = claims.filter((id) =>
        kindOf(id) === 'red' ? isSaid(marks[id]) : kindOf(id) === 'must' && marks[id] !== 'said',
      );
      list.replaceChildren(...left.map((id) => line(id, marks[id] ?? 'no')));
      void earlier().then((rounds) => showCalibration(part(section, '.calibrated', HTMLElement), rounds));
      part(section, '.nothing-left', HTMLElement).hidden = left.length > 0;
      part(section, '.comes-back', HTMLElement).hidden = left.length === 0;
    },
  };

  function line(id: string, mark: Mark): HTMLLIElement {
    const item = section.ownerDocument.createElement('li');
    const chip = section.ownerDocument.createElement('span');
    chip.className = 'chip';
    chip.dataset['mark'] = kindOf(id) === 'red' ? 'opposite' : mark;
    chip.textContent =
      kindOf(id) === 'red' ? 'red flag' : mark === 'no' ? 'not said' : mark === 'opposite' ? 'the opposite' : mark;
    const { text = '', ties } = shown.get(id) ?? {};
    item.append(chip, ' ', text, ...(ties ? [ties.cloneNode(true)] : []));
    return item;
  }
}

const isSaid = (mark: Mark | undefined): boolean => mark === 'said' || mark === 'partly';
const order: readonly Mark[] = ['said', 'partly', 'no', 'opposite'];
const byMark = (a: Mark, b: Mark): number => order.indexOf(a) - order.indexOf(b);

/** Boxes for the eye only; the sentence beside them says the same. */
function tally(row: HTMLElement, boxes: readonly Mark[]): void {
  row.replaceChildren(
    ...boxes.map((mark) => {
      const box = row.ownerDocument.createElement('i');
      box.dataset['mark'] = mark;
      return box;
    }),
  );
}

/** What was marked of the claims that are no musts; what the reader left is no “no”. */
function beyond(nice: Count, red: Count): string {
  const looked = ({ said, partly, no, opposite }: Count): number => said + partly + no + opposite;
  const had =
    looked(nice) === 0
      ? 'you looked at none that is nice to have.'
      : `${nice.said + nice.partly} of ${looked(nice)} that are nice to have, said or partly said.`;
  const flags = red.said + red.partly;
  const seen = looked(red) === red.of ? 'No red flag.' : looked(red) === 0 ? '' : `No red flag among ${looked(red)}.`;
  const told = flags === 0 ? seen : flags === 1 ? 'One red flag, listed below.' : `${flags} red flags, listed below.`;
  return `Beyond the musts: ${had} ${told}`.trimEnd();
}

function timeOf(text: string, elapsedMs: number, seconds: number, asked: number): string {
  const questions =
    asked === 0 ? 'You asked nothing first.' : asked === 1 ? 'You asked one question.' : `You asked ${asked} questions.`;
  const count = wordsOf(text);
  const spoken = count === 0 ? '' : ` ${count} words, about ${speakingSeconds(text)} s when spoken.`;
  const elapsed = Math.floor(elapsedMs / 1000);
  const clock = elapsed === 0 ? 'The clock did not run.' : `${minutes(elapsed)} on the clock, of ${minutes(seconds)}.`;
  return `${clock}${spoken} ${questions}`;
}
