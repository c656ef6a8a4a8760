import type { CardOutline } from './card.ts';

const kinds = ['must', 'red', 'nice'] as const;

/**
 * The order in which new cards come. Of what was missed in practice the musts come first, then the red flags, then what would have been
 * nice, the prompts by turns: their cards repeat a long question. Between them stand those that lessons and solutions brought.
 */
export function byTurns<C extends Pick<CardOutline, 'unlock'>>(cards: readonly C[]): readonly C[] {
  const claims = cards.flatMap((card) => (card.unlock.by === 'claim' ? [{ card, ...card.unlock }] : []));
  const ofPrompts = [...Map.groupBy(claims, ({ prompt }) => prompt).values()];
  const missed = kinds.flatMap((kind) => inTurn(ofPrompts.map((own) => own.filter((each) => each.kind === kind))));
  return inTurn([missed.map(({ card }) => card), cards.filter(({ unlock }) => unlock.by !== 'claim')]);
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}
