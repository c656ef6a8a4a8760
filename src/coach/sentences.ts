import type { Token } from './tokens.ts';

/** A longer sentence is cut: somebody forgot the full stops, and negation should not reach over half a page. */
const mostTokens = 80;

/** The sentences of an answer, each as its tokens. A full stop ends one, unless it belongs to "e.g." or to a number. */
export function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  const close = (): void => {
    if (current.some(({ kind }) => kind === 'word')) sentences.push(current);
    current = [];
  };
  tokens.forEach((token, n) => {
    current.push(token);
    if (endsSentence(token, tokens[n - 1], tokens[n + 1]) || current.length >= mostTokens) close();
  });
  close();
  return sentences;
}

function endsSentence({ stem, to }: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (/^[!?\n…]$/.test(stem)) return true;
  if (stem !== '.') return false;
  const isAbbreviation = before?.kind === 'word' && /^(\p{L}|etc|vs)$/u.test(before.word);
  return after === undefined || (after.from > to && !isAbbreviation);
}
