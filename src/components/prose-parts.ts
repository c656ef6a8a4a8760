import { keepUnit } from './keep-unit.ts';

/** A stretch of a sentence; code stands between backticks. */
export interface ProsePart {
  readonly text: string;
  readonly code: boolean;
}

export function proseParts(sentence: string): readonly ProsePart[] {
  const parts = sentence.split('`');
  // An odd number of backticks is no pair: the sentence stands as it is.
  if (parts.length % 2 === 0) return [{ text: keepUnit(sentence), code: false }];
  return parts
    .map((text, index) => (index % 2 === 1 ? { text, code: true } : { text: keepUnit(text), code: false }))
    .filter(({ text }) => text !== '');
}
