import type { Sequence, SequenceItem } from '../lab/trace/sequence-model.ts';
import { formatTime } from '../lab/trace/time-words.ts';
import { markup, type Markup } from './markup.ts';
import { drawArrow } from './sequence-arrows.ts';
import { drawAxis, drawAxisHead, drawBreaks, writeTime } from './sequence-axis.ts';
import { layOut, type SequenceLayout, type SequenceRow, type SequenceSize } from './sequence-layout.ts';
import { drawBand, drawBandLabel, drawHeads, drawMark, drawSpan, drawStems } from './sequence-lifelines.ts';
import { textWidth } from './sequence-text.ts';
import { captionOf, listLines, type SequenceLine } from './sequence-words.ts';

/** What a page needs besides the drawing, so that this is the one door to sequence diagrams. */
export { readSequence } from '../lab/trace/sequence.ts';
export { toMermaid } from '../lab/trace/sequence-mermaid.ts';
export { lineOf, listMarkup, type SequenceLine } from './sequence-words.ts';
export type { Sequence, SequenceItem } from '../lab/trace/sequence-model.ts';

export interface SequenceFigure {
  readonly svg: string;
  /** The heads of the lifelines as a picture of their own, for a view that scrolls under them. */
  readonly headSvg: string;
  readonly caption: string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Every record as a sentence: the twin of the picture for those who do not see it. */
  readonly list: readonly SequenceLine[];
  /** Height of each drawn record in the picture, in px. */
  readonly rows: readonly SequenceRow[];
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a run as a sequence diagram: time runs down, each party has a line, calls are solid with filled heads, messages dashed
 * with open heads. Colours and fonts are the role tokens of the page.
 *
 * @param o.record the current record: what comes after it is veiled and what it belongs to is marked
 */
export function sequenceFigure(sequence: Sequence, size: SequenceSize, o: { readonly record?: number } = {}): SequenceFigure {
  const layout = layOut(sequence, size);
  const caption = captionOf(sequence);
  const isCurrent = (item: SequenceItem): boolean => o.record !== undefined && item.records.includes(o.record);
  const draw = (item: SequenceItem): Markup =>
    markup`<g data-record="${item.records[0] ?? 0}">${drawItem(item, layout, isCurrent(item))}</g>\n`;
  const below = layout.items.filter((item) => item.type === 'band');
  const bars = layout.items.filter((item) => item.type === 'span');
  const above = layout.items.filter((item) => item.type === 'arrow');
  const marks = layout.items.filter((item) => item.type === 'mark');

  const body = markup`${defs}${below.map(draw)}${drawStems(layout)}${bars.map(draw)}${drawBreaks(layout)}${drawAxis(layout)}${above.map(draw)}${marks.map(draw)}${below.map((band) => drawBandLabel(band, layout))}${
    o.record !== undefined && drawCursor(o.record, sequence, layout)
  }`;
  const head = markup`${drawAxisHead(layout)}${drawHeads(layout)}`;
  return {
    svg: String(frame(layout.width, layout.height, caption, markup`${body}${head}`)),
    headSvg: String(frame(layout.width, layout.top, '', head)),
    caption,
    // Made when asked for: a view that draws at every step of a long run does not.
    get table() {
      return {
        head: ['Time', 'Where', 'What happens'],
        rows: sequence.events.map((e) => [formatTime(e.at), e.node, e.sentence]),
      };
    },
    get list() {
      return listLines(sequence);
    },
    rows: layout.rows,
    width: layout.width,
    height: layout.height,
  };
}

function frame(width: number, height: number, caption: string, content: Markup): Markup {
  const role = caption === '' ? markup`aria-hidden="true"` : markup`role="img" aria-label="Sequence diagram. ${caption}"`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${role} font-family="var(--font-ui)">${content}</svg>`;
}

/** The same in every diagram, so that several on one page may share the name. */
const defs = markup`<defs><pattern id="sequence-waiting" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M 0 0 V 5" stroke="var(--ink-quiet)" stroke-width="2.2"/></pattern></defs>`;

function drawItem(item: SequenceItem, layout: SequenceLayout, current: boolean): Markup {
  switch (item.type) {
    case 'arrow':
      return drawArrow(item, layout, current);
    case 'span':
      return drawSpan(item, layout, current);
    case 'mark':
      return drawMark(item, layout, current);
    case 'band':
      return drawBand(item, layout, current);
  }
}

/** A line at the current record, and a veil over what has not happened yet. */
function drawCursor(record: number, sequence: Sequence, layout: SequenceLayout): Markup {
  const y = layout.y(record);
  const text = writeTime(layout.rows, sequence.events[record]?.at ?? 0);
  const fontPx = layout.narrow ? 10 : 11.5;
  const width = textWidth(text, fontPx) + 12;
  return markup`<g pointer-events="none"><rect x="0" y="${y + 9}" width="${layout.width}" height="${Math.max(0, layout.bottom + 8 - y - 9)}" fill="var(--paper-raised)" fill-opacity="0.56"/><path d="M ${width} ${y} H ${layout.width}" stroke="var(--ink)" stroke-opacity="0.45" stroke-width="1" stroke-dasharray="1 3"/><path d="M 0 ${y - 9} h ${width - 6} l 7 9 l -7 9 h -${width - 6} Z" fill="var(--ink)"/><text x="${(width - 4) / 2}" y="${y + fontPx * 0.35}" text-anchor="middle" font-size="${fontPx}" font-weight="650" fill="var(--paper-raised)">${text}</text></g>`;
}
