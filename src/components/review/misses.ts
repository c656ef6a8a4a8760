import { kindOf } from '../../catalog/claim.ts';
import type { Entry } from '../../progress/index.ts';
import { isMark } from '../practice/marking.ts';

/**
 * The claims that a reader marked as missed in any round of practice: a must or a nice one that was not said, or whose opposite was; a must
 * that was said in part; a red flag that was said, in part or whole. Of these, the summary of a round lists the musts and the red flags.
 *
 * @param rounds of the `practice` shelf; what is no round of a prompt is passed over
 */
export function missedClaims(rounds: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    rounds.flatMap(({ value }) =>
      marksIn(value)
        .filter(isMiss)
        .map(([claim]) => claim),
    ),
  );
}

function marksIn(value: unknown): readonly [string, unknown][] {
  const marks = typeof value === 'object' && value !== null && 'marks' in value ? value.marks : undefined;
  return typeof marks === 'object' && marks !== null ? Object.entries(marks) : [];
}

function isMiss([claim, mark]: [string, unknown]): boolean {
  if (!isMark(mark) || !claim.includes('.')) return false;
  const kind = kindOf(claim);
  if (kind === 'red') return mark === 'said' || mark === 'partly';
  return mark === 'no' || mark === 'opposite' || (mark === 'partly' && kind === 'must');
}
