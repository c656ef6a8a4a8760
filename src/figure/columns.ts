import { markup, type Markup } from './markup.ts';

/** One column: `value` filled, `rest` on top of it, hatched. */
export interface FigureColumn {
  /** Written below; empty where there is no room for each. */
  readonly label: string;
  readonly value: number;
  readonly rest?: number;
}

export interface ColumnsData {
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
}

/**
 * Counts side by side, such as cards by day, each with its number above. The same bytes for the same arguments. The upper part of a column
 * is told from the lower by hatching, not by colour alone.
 */
export function columnsFigure({ title, caption, columns }: ColumnsData, width: number): Markup {
  const height = 148;
  const edge = { top: 20, bottom: 24 };
  const step = width / Math.max(1, columns.length);
  const most = Math.max(1, ...columns.map(({ value, rest = 0 }) => value + rest));
  const tall = (value: number) => (value / most) * (height - edge.top - edge.bottom);
  const floor = height - edge.bottom;
  const drawn = columns.map(({ label, value, rest = 0 }, index) => {
    const x = index * step + step * 0.14;
    const wide = step * 0.72;
    const lower = tall(value);
    const upper = tall(rest);
    const hatches = Math.floor(upper / 5);
    return markup`<g>${value > 0 && markup`<rect x="${x}" y="${floor - lower}" width="${wide}" height="${lower}" fill="var(--ink-quiet)" />`}${rest > 0 && markup`<rect x="${x}" y="${floor - lower - upper}" width="${wide}" height="${upper}" fill="none" stroke="var(--warn)" stroke-width="1.5" />`}${Array.from({ length: hatches }, (_, n) => markup`<line x1="${x}" x2="${x + wide}" y1="${floor - lower - upper + 5 * (n + 1)}" y2="${floor - lower - upper + 5 * n}" stroke="var(--warn)" />`)}${value + rest > 0 && markup`<text x="${x + wide / 2}" y="${floor - lower - upper - 5}" text-anchor="middle" font-weight="650">${value + rest}</text>`}<text x="${x + wide / 2}" y="${height - 7}" text-anchor="middle" fill="var(--ink-quiet)">${label}</text></g>`;
  });
  return markup`<svg class="columns" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}. ${caption}"><g aria-hidden="true" font-family="var(--font-ui)" font-size="11.5" fill="var(--ink)">${drawn}<line x1="0" x2="${width}" y1="${floor}" y2="${floor}" stroke="var(--ink)" /></g></svg>`;
}
