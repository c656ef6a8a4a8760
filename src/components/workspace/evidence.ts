import type { RunDescription } from '../../lab/plan.ts';
import { piece, type Piece } from './piece.ts';

/** Any value of a comparison as a line of text; 0, false, '' and undefined are values like any other. */
function valueText(value: unknown): string {
  if (value === undefined) return 'undefined';
  return JSON.stringify(value, null, 1)?.replace(/\s*\n\s*/g, ' ') ?? String(value);
}

/** Both sides of a comparison. Two texts are words of a check and stand without quotes; else quotes tell "5" from 5. */
export function comparisonTexts({ expected, actual }: { readonly expected: unknown; readonly actual: unknown }): {
  readonly expected: string;
  readonly actual: string;
} {
  if (typeof expected === 'string' && typeof actual === 'string' && expected && actual) return { expected, actual };
  return { expected: valueText(expected), actual: valueText(actual) };
}

export function crashText(crash: NonNullable<RunDescription['crash']>): string {
  return `crash ${crash.side} crossing ${crash.crossing}`;
}

/** Terms and what they are, such as a seed; a term without anything to say is left out. */
export function termList(terms: readonly (readonly [term: string, text: string | undefined])[]): Piece | undefined {
  const told = terms.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  if (told.length === 0) return undefined;
  return piece(
    'dl',
    { class: 'evidence' },
    told.map(([term, text]) => piece('div', {}, piece('dt', {}, term), piece('dd', {}, text))),
  );
}
