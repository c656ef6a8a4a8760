/** A red flag; a sentence that sounds like one and is fine; any other. */
export type SentenceKind = 'flag' | 'fine' | 'plain';

/** Reads the numbers of the chosen sentences back from storage; what is none is left out. */
export function stoppedIn(stored: unknown, sentences: number): readonly number[] {
  return Array.isArray(stored)
    ? stored.filter((each): each is number => Number.isInteger(each) && Number(each) >= 0 && Number(each) < sentences)
    : [];
}

/** What was found, in words. A count of this one answer, and no verdict on the reader. */
export function tallyOfStops(kinds: readonly SentenceKind[], stopped: readonly number[]): string {
  const flags = kinds.filter((kind) => kind === 'flag').length;
  const found = stopped.filter((index) => kinds[index] === 'flag').length;
  const needless = stopped.length - found;
  const of = flags === 1 ? 'the one red flag' : `the ${flags} red flags`;
  const hits =
    found === flags
      ? `You stopped at ${flags === 1 ? of : `all ${flags} red flags`}.`
      : found === 0
        ? `You stopped at none of ${of}.`
        : `You stopped at ${found} of ${of}.`;
  if (needless === 0) return hits;
  return `${hits} ${needless === 1 ? 'One sentence' : `${needless} sentences`} at which you stopped ${needless === 1 ? 'is' : 'are'} fine: read why.`;
}
