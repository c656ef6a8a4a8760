import type { Pattern } from './pattern.ts';

/** The stems that patterns look for, to forgive a slip of the finger in a long word. */
export interface Vocabulary {
  readonly stems: ReadonlySet<string>;
  /** By first letter, only words that are long enough to be recognised with a letter wrong. */
  readonly long: ReadonlyMap<string, readonly string[]>;
}

export function vocabularyOf(patterns: readonly Pattern[]): Vocabulary {
  const stems = new Set(
    patterns.flatMap(({ terms }) => terms.flatMap(({ phrases }) => phrases.flat())).filter((stem) => !stem.endsWith('*')),
  );
  const long = new Map<string, string[]>();
  for (const stem of stems) if (stem.length >= 6) long.set(stem.charAt(0), [...(long.get(stem.charAt(0)) ?? []), stem]);
  return { stems, long };
}

/**
 * The stem that was probably meant: itself, or the one of the vocabulary that differs by one letter (left out, added, swapped with its
 * neighbour; for words of eight letters or more, also replaced). The first letter must be right: "synchronous" is not "asynchronous".
 */
export function meant(stem: string, { stems, long }: Vocabulary): string {
  if (stem.length < 6 || stems.has(stem)) return stem;
  return long.get(stem.charAt(0))?.find((known) => isSlipOf(stem, known)) ?? stem;
}

function isSlipOf(typed: string, known: string): boolean {
  const difference = typed.length - known.length;
  if (Math.abs(difference) > 1) return false;
  let at = 0;
  while (at < typed.length && typed.charAt(at) === known.charAt(at)) at += 1;
  const rest = (word: string, from: number): string => word.slice(from);
  if (difference === 1) return rest(typed, at + 1) === rest(known, at);
  if (difference === -1) return rest(typed, at) === rest(known, at + 1);
  const isSwapped =
    typed.charAt(at) === known.charAt(at + 1) &&
    typed.charAt(at + 1) === known.charAt(at) &&
    rest(typed, at + 2) === rest(known, at + 2);
  return isSwapped || (known.length >= 8 && rest(typed, at + 1) === rest(known, at + 1));
}
