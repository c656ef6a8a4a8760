import { calibrationFigure } from '../../figure/calibration.ts';
import type { Round } from './rounds.ts';

/** As many rounds as can be told apart in the drawing; the table has all. */
const drawnRounds = 10;

/**
 * Draws what was predicted against what was marked, round by round, with a caption in words and all rounds as a table. Hides the figure
 * where there is none.
 *
 * @param nameOf the title of a prompt; left out where all rounds are of one
 */
export function showCalibration(figure: HTMLElement, rounds: readonly Round[], nameOf?: (prompt: string) => string): void {
  figure.hidden = rounds.length === 0;
  if (rounds.length === 0) return;
  const { ownerDocument } = figure;
  const drawn = rounds.slice(-drawnRounds);
  const caption = calibrationWords(rounds);
  const sizes = new Set(rounds.map(({ of }) => of));
  const [size] = sizes;
  const drawing = ownerDocument.createElement('div');
  // The one way from a figure to the page: `markup` has escaped it.
  drawing.innerHTML = calibrationFigure(
    {
      title: 'Predicted against marked, round by round',
      caption,
      all: sizes.size === 1 ? `all ${size}` : 'all',
      points: drawn.map(({ predicted, said, partly, of, at }) => ({
        label: dayOf(at),
        predicted: predicted / of,
        low: said / of,
        high: (said + partly) / of,
      })),
    },
    figure.clientWidth < 520 ? 340 : Math.max(340, Math.min(680, 60 + 90 * drawn.length)),
  ).toString();
  const words = ownerDocument.createElement('figcaption');
  words.textContent = rounds.length > drawn.length ? `${caption} The last ${drawn.length} are drawn.` : caption;
  const details = ownerDocument.createElement('details');
  const summary = ownerDocument.createElement('summary');
  summary.textContent = 'As a table';
  details.append(summary, tableOf(ownerDocument, rounds, nameOf));
  figure.replaceChildren(drawing, words, details);
}

/** What the rounds say of the reader's predictions, in a sentence or two. A must that is partly said may count either way. */
export function calibrationWords(rounds: readonly Round[]): string {
  const errors = rounds.map(errorOf);
  const last = errors.at(-1) ?? 0;
  const latest = last === 0 ? 'held' : last > 0 ? `was ${last} too high` : `was ${-last} too low`;
  if (rounds.length === 1) return `One round: the prediction ${latest}.`;
  const count = (test: (error: number) => boolean): number => errors.filter(test).length;
  return `${rounds.length} rounds. Predictions that held: ${count((e) => e === 0)}; too high: ${count((e) => e > 0)}; too low: ${count((e) => e < 0)}. The last one ${latest}.`;
}

function errorOf({ predicted, said, partly }: Round): number {
  if (predicted > said + partly) return predicted - said - partly;
  return predicted < said ? predicted - said : 0;
}

function tableOf(
  document: Document,
  rounds: readonly Round[],
  nameOf: ((prompt: string) => string) | undefined,
): HTMLTableElement {
  const table = document.createElement('table');
  const heads = ['Day', ...(nameOf ? ['Prompt'] : []), 'Predicted', 'Said', 'Partly', 'Musts'];
  const head = table.createTHead().insertRow();
  for (const text of heads) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { at, prompt, predicted, said, partly, of } of rounds) {
    const row = body.insertRow();
    for (const value of [dayOf(at), ...(nameOf ? [nameOf(prompt)] : []), predicted, said, partly, of])
      row.insertCell().textContent = String(value);
  }
  return table;
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
