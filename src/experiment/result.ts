import { quantity } from './quantity.ts';
import type { Sequence } from '../lab/trace/sequence-model.ts';

/** A number that an experiment found, as it is printed. */
export interface Fact {
  /** In its unit: a share with the unit "%" is from 0 to 100. */
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
}

/** One line of a figure; `low` and `high` span the runs of all seeds. */
export interface Curve {
  readonly name: string;
  readonly look: 'main' | 'other' | 'formula';
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Ticks of the unit "%" are shares from 0 to 1. */
  readonly unit: string;
}

export type Figure =
  | {
      readonly draw: 'curves';
      readonly curves: readonly Curve[];
      readonly x: Axis;
      readonly y: Axis;
      /** Named places on the x axis, such as a 99th percentile. */
      readonly marks: readonly { readonly x: number; readonly label: string }[];
    }
  | {
      readonly draw: 'bars';
      readonly x: Axis;
      readonly bars: readonly {
        readonly label: string;
        readonly look: 'sync' | 'async' | 'plain';
        readonly value: number;
        readonly low: number;
        readonly high: number;
        /** The value as it is written at the bar. */
        readonly text: string;
      }[];
    }
  | { readonly draw: 'sequences'; readonly sequences: readonly { readonly title: string; readonly sequence: Sequence }[] };

/** What one run of an experiment shows: plain data, the same at build and in the page. */
export interface Result {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly figure: Figure;
  /** One sentence that says what the figure shows. */
  readonly caption: string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** A fact as text: "268 ms", "63.4 %", "18,000". */
export function printFact({ value, unit, decimals }: Fact): string {
  const number = withCommas(value.toFixed(decimals)).replace('-', '−');
  return quantity(number, unit);
}

/** British thousands, from 10,000 on: a number of four digits is as easy to read without. */
function withCommas(digits: string): string {
  const [whole = '', rest] = digits.split('.');
  const grouped = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
