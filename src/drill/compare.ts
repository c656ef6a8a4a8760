import type { BoundarySystem } from '../catalog/boundary.ts';
import { printFact } from '../experiment/result.ts';
import { barsFigure, type BarsData } from '../figure/bars.ts';
import { widths } from '../figure/curves.ts';
import { consequencesOf, type Consequences } from './consequences.ts';
import { findingsOf, type Findings } from './findings.ts';
import { recommended, type Placement } from './placement.ts';

/** A placement beside the recommended one, drawn and in words. Plain data, the same at build and in the page. */
export interface Comparison {
  /** SVG: how long the answer takes, and how long until all is done. */
  readonly answer: Drawn;
  readonly done: Drawn;
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly findings: Findings;
}

export interface Drawn {
  readonly wide: string;
  readonly narrow: string;
}

/**
 * @param whose what the placement is called in figures and tables. Example: "Your line"
 * @param best what follows from the recommended placement; the page has it from the build, and need not run it again
 */
export function compare(
  system: BoundarySystem,
  placement: Placement,
  whose: string,
  best: Consequences = consequencesOf(system, recommended(system)),
): Comparison {
  const mine = consequencesOf(system, placement);
  const caption = captionOf(system, whose, mine, best);
  const pair = (
    title: string,
    look: 'sync' | 'async',
    [p50, p99]: readonly ['answerP50Ms', 'answerP99Ms'] | readonly ['doneP50Ms', 'doneP99Ms'],
  ): Drawn =>
    drawn(title, caption, look, [
      [`${whose}, p50`, mine.usual[p50]],
      [`${whose}, p99`, mine.usual[p99]],
      ['Ours, p50', best.usual[p50]],
      ['Ours, p99', best.usual[p99]],
    ]);
  return {
    answer: pair('Until the answer', 'sync', ['answerP50Ms', 'answerP99Ms']),
    done: pair('Until all work is done', 'async', ['doneP50Ms', 'doneP99Ms']),
    caption,
    head: ['', whose, 'Ours'],
    rows: rowsOf(system, mine, best),
    findings: findingsOf(system, placement, mine),
  };
}

function drawn(title: string, caption: string, look: 'sync' | 'async', values: readonly (readonly [string, number])[]): Drawn {
  const to = Math.max(1, ...values.map(([, value]) => (Number.isNaN(value) ? 0 : value)));
  const data: BarsData = {
    title,
    caption,
    x: { label: title, from: 0, to, unit: 'ms' },
    bars: values.map(([label, value]) => {
      const shown = Number.isNaN(value) ? 0 : value;
      return { label, look, value: shown, low: shown, high: shown, text: duration(value) };
    }),
  };
  return { wide: barsFigure(data, widths.wide).toString(), narrow: barsFigure(data, widths.narrow).toString() };
}

function captionOf({ outage }: BoundarySystem, whose: string, mine: Consequences, best: Consequences): string {
  const { usual, badDay } = mine;
  const answered =
    usual.good === 0
      ? `${whose}: no call was answered well.`
      : `${whose}: of ${usual.calls} calls ${usual.good} are answered well, half of them within ${duration(usual.answerP50Ms)}, and all is done within ${duration(usual.doneP99Ms)} for ${usual.good < 100 ? 'each of them' : 'ninety-nine in a hundred'}.`;
  const lost = usual.lost === 0 ? '' : ` Pieces of work that must not be lost and were never done: ${usual.lost}.`;
  return `${answered}${lost} While ${outage.says} for a third of the time, ${badDay.good} are answered well; with our line ${best.badDay.good}.`;
}

function rowsOf({ outage }: BoundarySystem, mine: Consequences, best: Consequences): readonly (readonly string[])[] {
  const row = (name: string, of: (each: Consequences) => string): readonly string[] => [name, of(mine), of(best)];
  return [
    row('Answer, p50', ({ usual }) => duration(usual.answerP50Ms)),
    row('Answer, p99', ({ usual }) => duration(usual.answerP99Ms)),
    row('All work done, p50', ({ usual }) => duration(usual.doneP50Ms)),
    row('All work done, p99', ({ usual }) => duration(usual.doneP99Ms)),
    row('Answered well', ({ usual }) => `${usual.good} of ${usual.calls}`),
    row('Work lost', ({ usual }) => String(usual.lost)),
    row(`Answered well when ${outage.says}`, ({ badDay }) => `${badDay.good} of ${badDay.calls}`),
    row(`All work done then, p99`, ({ badDay }) => duration(badDay.doneP99Ms)),
    row('Work lost then', ({ badDay }) => String(badDay.lost)),
  ];
}

/** A time as a reader says it: "320 ms", "4.9 s", "20 min"; "never" for NaN. */
export function duration(ms: number): string {
  if (Number.isNaN(ms)) return 'never';
  if (ms < 1000) return printFact({ value: ms, unit: 'ms', decimals: 0 });
  if (ms < 120_000) return printFact({ value: ms / 1000, unit: 's', decimals: 1 });
  return printFact({ value: ms / 60_000, unit: 'min', decimals: 1 });
}
