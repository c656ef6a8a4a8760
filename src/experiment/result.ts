/** A number that an experiment found, as it is printed. */
export interface Fact {
  readonly value: number;
  readonly unit: 'ms' | '%' | 'times' | '';
  readonly decimals: number;
}

/** One line of a figure; `low` and `high` span the runs of all seeds. */
export interface Curve {
  readonly name: string;
  readonly look: 'main' | 'other' | 'formula';
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
}

/** What one run of an experiment shows: plain data, the same at build and in the page. */
export interface Result {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly curves: readonly Curve[];
  readonly x: Axis;
  readonly y: Axis;
  /** Named places on the x axis, such as a 99th percentile. */
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** One sentence that says what the figure shows. */
  readonly caption: string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly unit: '' | 'ms' | '%';
}

/** A fact as text: "268 ms", "63.4 %". */
export function printFact({ value, unit, decimals }: Fact): string {
  const number = value.toFixed(decimals);
  return unit === '' ? number : `${number} ${unit}`;
}
