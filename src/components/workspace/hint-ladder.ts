/** The rungs of every ladder, in order. */
const rungs = ['a nudge', 'what to look at', 'the shape of a fix'] as const;

export interface HintLadder {
  /** The hints that the reader has asked for. */
  readonly shown: readonly string[];
  /** What the next one is, for the button that asks for it; absent at the top. */
  readonly next?: { readonly number: number; readonly of: number; readonly kind: string };
}

/** @param climbed how many hints the reader has asked for */
export function hintLadder(hints: readonly string[], climbed: number): HintLadder {
  const shown = hints.slice(0, climbed);
  if (climbed >= hints.length) return { shown };
  return { shown, next: { number: climbed + 1, of: hints.length, kind: rungs[climbed] ?? 'one more' } };
}

/** What the button says that asks for the next hint. */
export function nextHintLabel({ next }: HintLadder): string | undefined {
  return next && `Hint ${next.number} of ${next.of}: ${next.kind}`;
}
