import { proseParts } from '../prose-parts.ts';
import { piece, type Piece } from './piece.ts';

/** A sentence as children of a piece: what stands between backticks is code. */
export function prose(sentence: string): readonly (Piece | string)[] {
  return proseParts(sentence).map(({ text, code }) => (code ? piece('code', {}, text) : text));
}
