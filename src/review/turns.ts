import type { CardOutline, Unlock } from './card.ts';

const weights = { must: 0, red: 1, nice: 2 } as const;

/**
 * The order in which new cards come. Of what was missed in practice the musts come first, then the red flags, then what would have been
 * nice, the prompts by turns: their cards repeat a long question. Between them stand those that lessons and solutions brought.
 */
export function byTurns<C extends Pick<CardOutline, 'unlock'>>(cards: readonly C[]): readonly C[] {
  const ofPrompts = new Map<string, { readonly card: C; readonly weight: number }[]>();
  const others: C[] = [];
  for (const card of cards) {
    const { unlock } = card;
    if (unlock.by !== 'claim') others.push(card);
    else ofPrompts.set(promptOf(unlock), [...(ofPrompts.get(promptOf(unlock)) ?? []), { card, weight: weights[unlock.kind] }]);
  }
  const claims = ([0, 1, 2] as const).flatMap((weight) =>
    inTurn([...ofPrompts.values()].map((all) => all.filter((each) => each.weight === weight).map(({ card }) => card))),
  );
  return inTurn([claims, others]);
}

const promptOf = ({ claim }: Extract<Unlock, { by: 'claim' }>): string => claim.slice(0, claim.indexOf('.'));

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}
