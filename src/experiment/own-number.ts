import { evaluate } from './expression/evaluate.ts';
import { scopeOf } from './numbers.ts';
import type { NumberPrediction } from './prediction.ts';
import type { Fact } from './result.ts';

/** The reader's number, at its place in a figure. */
export interface OwnNumber {
  readonly axis: 'x' | 'y';
  readonly value: number;
  /** As the reader gave it: "you: 40 s". */
  readonly label: string;
}

/**
 * Where a predicted number stands in the figure of its experiment, undefined where it has no place there.
 *
 * @param predicted in the unit of the question
 * @throws Error where the expression of the place names what is neither a parameter nor a fact
 */
export function placeOfNumber(
  { unit, drawn }: Pick<NumberPrediction, 'unit' | 'drawn'>,
  {
    parameters,
    facts,
  }: { readonly parameters: Readonly<Record<string, number>>; readonly facts: Readonly<Record<string, Fact>> },
  predicted: number,
): OwnNumber | undefined {
  if (drawn === undefined) return undefined;
  const you = unit === '%' ? predicted / 100 : predicted;
  const value = evaluate(drawn.at, scopeOf({ ...parameters, you }, facts));
  return { axis: drawn.axis, value, label: `you: ${predicted} ${unit}`.trim() };
}
