import type { OwnNumber } from '../../experiment/own-number.ts';
import type { Result } from '../../experiment/result.ts';
import { barsFigure } from '../../figure/bars.ts';
import { curvesFigure } from '../../figure/curves.ts';
import { markup } from '../../figure/markup.ts';
import { sequenceFigure } from '../../figure/sequence.ts';

export { widths } from '../../figure/curves.ts';

/**
 * Draws what an experiment found as SVG, with the reader's number at its place. The one drawing of build and page: the same result gives
 * the same text in both.
 */
export function drawResult({ figure, caption }: Result, title: string, width: number, own?: OwnNumber): string {
  const prediction = own === undefined ? {} : { prediction: own };
  switch (figure.draw) {
    case 'curves':
      return curvesFigure({ ...figure, title, caption, ...prediction }, width).toString();
    case 'bars':
      return barsFigure({ ...figure, title, caption, ...prediction }, width).toString();
    case 'sequences':
      return figure.sequences
        .map(
          ({ title: heading, sequence }) =>
            `${markup`<p class="label">${heading}</p>`}${sequenceFigure(sequence, { width }).svg}`,
        )
        .join('');
  }
}
