import { formatTime } from '../lab/trace/time-words.ts';
import { markup, type Markup } from './markup.ts';
import type { SequenceLayout, SequenceRow } from './sequence-layout.ts';
import { textWidth } from './sequence-text.ts';

/** The times at the left, one per different time as far as there is room; a bracket joins the rows of one time. */
export function drawAxis(layout: SequenceLayout): Markup {
  const right = layout.narrow ? 34 : 58;
  const fontPx = layout.narrow ? 10 : 11.5;
  const groups = Map.groupBy(layout.rows, (row) => row.at);
  const taken: number[] = [];
  const labels: Markup[] = [];
  // Times at which something is written come first; the others take the room that is left.
  const order = [...groups].sort(([, a], [, b]) => Number(b.some(isLabelled)) - Number(a.some(isLabelled)));
  for (const [at, rows] of order) {
    const y = rows[0]?.y ?? 0;
    if (taken.some((other) => Math.abs(other - y) < fontPx + 1)) continue;
    taken.push(y);
    labels.push(
      markup`<text x="${right - 4}" y="${y + fontPx * 0.35}" text-anchor="end" font-size="${fontPx}" font-variant-numeric="tabular-nums" fill="var(--ink-quiet)">${write(layout.rows, at)}</text>`,
    );
  }
  const ticks = [...groups.values()].map((rows) => {
    const ys = rows.map((row) => row.y);
    return markup`<path d="M ${right} ${Math.min(...ys)} h 5${Math.max(...ys) > Math.min(...ys) && markup` M ${right + 2.5} ${Math.min(...ys)} V ${Math.max(...ys)} M ${right} ${Math.max(...ys)} h 5`}"/>`;
  });
  return markup`<g fill="none" stroke="var(--ink-quiet)" stroke-opacity="0.6" stroke-width="1">${ticks}</g><g>${labels}</g>`;
}

const isLabelled = (row: SequenceRow): boolean => row.labelled;

/** All times of a drawing share the unit that the head of the axis names. */
const inSeconds = (rows: readonly SequenceRow[]): boolean => (rows.at(-1)?.at ?? 0) >= 10_000;

/** As many decimals as the gutter has room for. */
function write(rows: readonly SequenceRow[], at: number): string {
  if (inSeconds(rows)) return String(Math.round(at) / 1000);
  const parts = at < 100 ? 100 : at < 1000 ? 10 : 1;
  return String(Math.round(at * parts) / parts);
}

/** A time in the unit of the axis, with the unit. */
export const writeTime = (rows: readonly SequenceRow[], at: number): string =>
  `${write(rows, at)} ${inSeconds(rows) ? 's' : 'ms'}`;

export function drawAxisHead(layout: SequenceLayout): Markup {
  const right = layout.narrow ? 34 : 58;
  return markup`<text x="${right - 4}" y="${layout.top - 22}" text-anchor="end" font-size="${layout.narrow ? 10 : 11.5}" fill="var(--ink-quiet)">${inSeconds(layout.rows) ? 's' : 'ms'}</text>`;
}

/** Where idle time was cut out: a torn strip across all lifelines, with how much it skips. */
export function drawBreaks(layout: SequenceLayout): Markup {
  const left = layout.narrow ? 44 : 66;
  return markup`${layout.breaks.map(({ y, skippedMs }) => {
    const text = `${formatTime(skippedMs)} later`;
    const middle = (left + layout.width) / 2;
    const half = textWidth(text, layout.fontPx) / 2 + 12;
    const teeth = Array.from(
      { length: Math.floor((layout.width - left) / 12) },
      (_, i) => ` l 6 ${i % 2 === 0 ? -3 : 3} l 6 ${i % 2 === 0 ? 3 : -3}`,
    ).join('');
    return markup`<g><path d="M ${left} ${y - 8}${teeth} V ${y + 8} H ${left} Z" fill="var(--paper-raised)"/><path d="M ${left} ${y - 8}${teeth} M ${left} ${y + 8}${teeth}" fill="none" stroke="var(--rule)" stroke-width="1"/><rect x="${middle - half}" y="${y - 9}" width="${half * 2}" height="18" fill="var(--paper-raised)"/><text x="${middle}" y="${y + 4}" text-anchor="middle" font-size="${layout.fontPx}" font-style="italic" fill="var(--ink-quiet)">${text}</text></g>`;
  })}`;
}
