import type { Result } from '../../experiment/result.ts';
import { barsFigure } from '../../figure/bars.ts';
import { curvesFigure } from '../../figure/curves.ts';
import { markup } from '../../figure/markup.ts';
import { sequenceFigure } from '../../figure/sequence.ts';

export { widths } from '../../figure/curves.ts';

/** A reader's number, in the unit in which they gave it. */
export interface OwnNumber {
  readonly value: number;
  readonly unit: string;
}

/**
 * Draws what an experiment found as SVG, with the reader's number beside it where an axis has its unit. The one drawing of build and page:
 * the same result gives the same text in both.
 */
export function drawResult({ figure, caption }: Result, title: string, width: number, own?: OwnNumber): string {
  const value = own && (own.unit === '%' ? own.value / 100 : own.value);
  const label = own && `you: ${own.value} ${own.unit}`.trim();
  const mine = value !== undefined && label !== undefined ? { value, label } : undefined;
  switch (figure.draw) {
    case 'curves': {
      const { x, y } = figure;
      const axis: 'x' | 'y' | undefined = x.unit === own?.unit ? 'x' : y.unit === own?.unit ? 'y' : undefined;
      const prediction = axis && mine && { axis, ...mine };
      return curvesFigure({ ...figure, title, caption, ...(prediction ? { prediction } : {}) }, width).toString();
    }
    case 'bars': {
      const prediction = figure.x.unit === own?.unit ? mine : undefined;
      return barsFigure({ ...figure, title, caption, ...(prediction ? { prediction } : {}) }, width).toString();
    }
    case 'sequences':
      return figure.sequences
        .map(
          ({ title: heading, sequence }) =>
            `${markup`<p class="label">${heading}</p>`}${sequenceFigure(sequence, { width }).svg}`,
        )
        .join('');
  }
}
