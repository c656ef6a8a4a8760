import type { Arrow, Lifeline, Sequence, SequenceItem, Span } from '../lab/trace/sequence-model.ts';

/** What part of a run is drawn, and how wide. */
export interface SequenceSize {
  /** px; the drawing may come out wider where lifelines would stand too close. */
  readonly width: number;
  /** The first and the last record drawn; default all. */
  readonly window?: { readonly first: number; readonly last: number };
}

/** Where everything stands. All lengths in px. */
export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly fontPx: number;
  /** Where the heads of the lifelines end and time begins; where time ends. */
  readonly top: number;
  readonly bottom: number;
  readonly lifelines: readonly (Lifeline & { readonly x: number })[];
  readonly spacing: number;
  /** Where the lifelines' half begins, right of the times. */
  readonly gutter: number;
  readonly items: readonly SequenceItem[];
  /** Records in the window, with their heights. */
  readonly rows: readonly SequenceRow[];
  readonly breaks: readonly { readonly y: number; readonly skippedMs: number }[];
  x(lifeline: string): number;
  /** Height of a record; those before and after the window stand at its edges. */
  y(record: number): number;
  /** Height of a time at which the given lifeline's span begins or ends. */
  yOfTime(at: number): number;
  /** The side of a lifeline's bars at which an arrow docks. */
  dock(lifeline: string, y: number, towards: 'left' | 'right'): number;
  /** How far right of its lifeline a bar stands, in bars. */
  lane(span: Span): number;
  /** Whether another label stands between two heights. */
  busyBetween(y1: number, y2: number): boolean;
}

export interface SequenceRow {
  readonly record: number;
  readonly at: number;
  readonly y: number;
  /** Whether something is written at this height. */
  readonly labelled: boolean;
}

export const barWidth = (narrow: boolean): number => (narrow ? 8 : 11);
const laneStep = 5;
const rowHeight = 24;
const usualGap = 34;
const smallestGap = 9;
const breakHeight = 46;
/** Idle time beyond this many usual gaps is cut out, and the cut is labelled. */
const breakAfter = 14;

/** Places lifelines across and records down. Time runs down, squeezed where little happens; records at one time stand in rows. */
export function layOut(sequence: Sequence, size: SequenceSize): SequenceLayout {
  const first = Math.max(0, size.window?.first ?? 0);
  const last = Math.min(sequence.events.length - 1, size.window?.last ?? sequence.events.length - 1);
  const narrow = size.width < 600;
  const fontPx = narrow ? 11 : 12.5;
  const from = sequence.events[first]?.at ?? 0;
  const until = last === sequence.events.length - 1 ? sequence.endedAt : (sequence.events[last]?.at ?? 0);
  const items = sequence.items.filter((item) => inWindow(item, first, last, from, until));

  const gutter = narrow ? 44 : 74;
  const edge = narrow ? 10 : 26;
  const count = Math.max(1, sequence.lifelines.length);
  const spacing = Math.max(narrow ? 46 : 84, Math.min(240, (size.width - gutter - edge) / count));
  const width = Math.max(size.width, Math.ceil(gutter + edge + spacing * count));
  const lifelines = sequence.lifelines.map((lifeline, i) => ({ ...lifeline, x: Math.round(gutter + spacing * (i + 0.5)) }));
  const xs = new Map(lifelines.map(({ name, x }) => [name, x]));

  const top = narrow ? 52 : 60;
  const { rows, breaks, end } = placeRows(sequence, items, first, last, until, top);
  const ys = new Map(rows.map((row) => [row.record, row.y]));
  const bottom = end + 18;
  const y = (record: number): number => (record < first ? top : record > last ? bottom : (ys.get(record) ?? top));
  const yOfTime = (at: number): number => {
    if (rows[0] && at < rows[0].at) return top;
    const row = rows.findLast((candidate) => candidate.at <= at);
    return row && at > (rows.at(-1)?.at ?? 0) ? bottom : (row?.y ?? top);
  };

  const bars = items.filter((item): item is Span => item.type === 'span' && (item.what === 'busy' || item.what === 'waiting'));
  const lanes = assignLanes(bars);
  const half = barWidth(narrow) / 2;
  const extents = bars.map((bar) => ({
    lifeline: bar.lifeline,
    lane: lanes.get(bar) ?? 0,
    top: y(bar.records[0] ?? 0),
    bottom: bar.open ? bottom : y(bar.records.at(-1) ?? 0),
  }));
  const labelled = rows.filter((row) => row.labelled).map((row) => row.y);
  return {
    width,
    height: Math.ceil(bottom + 8),
    narrow,
    fontPx,
    top,
    bottom,
    lifelines,
    spacing,
    gutter,
    items,
    rows,
    breaks,
    x: (name) => xs.get(name) ?? gutter,
    y,
    yOfTime,
    dock: (name, at, towards) => {
      const here = extents.filter((bar) => bar.lifeline === name && bar.top - 1 <= at && at <= bar.bottom + 1);
      const x = xs.get(name) ?? gutter;
      if (here.length === 0) return x;
      return towards === 'left' ? x - half : x + half + Math.max(...here.map((bar) => bar.lane)) * laneStep;
    },
    lane: (span) => (lanes.get(span) ?? 0) * laneStep,
    busyBetween: (y1, y2) => labelled.some((at) => at > y1 + 2 && at < y2 + 12),
  };
}

function inWindow(item: SequenceItem, first: number, last: number, from: number, until: number): boolean {
  if (item.records.some((record) => record >= first && record <= last)) return true;
  if (item.type !== 'span' && item.type !== 'band') return false;
  return item.from <= until && item.until >= from && (item.records[0] ?? 0) <= last;
}

function placeRows(
  sequence: Sequence,
  items: readonly SequenceItem[],
  first: number,
  last: number,
  until: number,
  top: number,
): { rows: SequenceRow[]; breaks: { y: number; skippedMs: number }[]; end: number } {
  const labelledRecords = new Set(items.filter(isLabelled).map((item) => item.records[0]));
  const events = sequence.events.slice(first, last + 1);
  const usual = usualStep(events.map((event) => event.at));
  const rows: SequenceRow[] = [];
  const breaks: { y: number; skippedMs: number }[] = [];
  const placed = new Map<number, SequenceRow>();
  let y = top + 4;
  let at = events[0]?.at ?? 0;

  function pass(to: number, least: number): void {
    const idle = to - at;
    at = to;
    if (idle <= 0 || usual === 0) {
      y += least;
    } else if (idle > usual * breakAfter) {
      breaks.push({ y: y + breakHeight / 2, skippedMs: idle });
      y += breakHeight + least;
    } else {
      y += Math.max(least, smallestGap, usualGap * Math.sqrt(idle / usual));
    }
  }

  for (const event of events) {
    const labelled = labelledRecords.has(event.record);
    const cause = event.cause === null ? undefined : placed.get(event.cause);
    // What follows at once and has nothing written beside it stands at the height of what caused it.
    const same = !labelled && event.at === at && cause?.at === event.at;
    if (!same) pass(event.at, labelled ? rowHeight : 0);
    const row = { record: event.record, at: event.at, y: same ? (cause?.y ?? y) : y, labelled };
    rows.push(row);
    placed.set(event.record, row);
  }
  if (until > at) pass(until, 0);
  return { rows, breaks, end: y };
}

function isLabelled(item: SequenceItem): boolean {
  return item.type === 'arrow' || item.type === 'mark' || item.type === 'band' || item.what === 'sleeping';
}

/** The upper quartile of the steps between different times: most steps are drawn near their scale, outliers are squeezed. */
function usualStep(times: readonly number[]): number {
  const steps = times
    .flatMap((at, i) => (i > 0 && at > (times[i - 1] ?? at) ? [at - (times[i - 1] ?? at)] : []))
    .sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) * 0.75)] ?? 0;
}

/** Bars on one lifeline that overlap in time stand side by side. */
function assignLanes(bars: readonly Span[]): ReadonlyMap<Span, number> {
  const lanes = new Map<Span, number>();
  const ends = new Map<string, number[]>();
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    const taken = ends.get(bar.lifeline) ?? [];
    const free = taken.findIndex((end) => end <= bar.from);
    const lane = free === -1 ? taken.length : free;
    taken[lane] = bar.until;
    ends.set(bar.lifeline, taken);
    lanes.set(bar, Math.min(lane, 5));
  }
  return lanes;
}

/** An arrow's records name its start first; it ends at the last of them, if it arrived or was lost later. */
export function arrowHeights(arrow: Arrow, layout: SequenceLayout): { readonly start: number; readonly end: number } {
  const start = layout.y(arrow.records[0] ?? 0);
  if (arrow.end.how === 'pending') return { start, end: start };
  return { start, end: arrow.end.at === arrow.sentAt ? start : Math.max(start, layout.y(arrow.records.at(-1) ?? 0)) };
}
