import type { Keeper } from './keeper.ts';
import { countMarks } from './marking.ts';
import { part } from './part.ts';

/** One row per round that was finished before: what was predicted beside what was marked, so that the gap can be seen to close. */
export async function showEarlierRounds(table: HTMLTableElement, keeper: Keeper, claims: readonly string[]): Promise<void> {
  const rounds = await keeper.earlier();
  table.hidden = rounds.length === 0;
  part(table, 'tbody', HTMLTableSectionElement).replaceChildren(
    ...rounds.map(({ round, predicted = 0, marks }) => {
      const { said, partly } = countMarks(claims, marks, 'must');
      const row = table.ownerDocument.createElement('tr');
      for (const cell of [round + 1, predicted, said, partly]) row.insertCell().textContent = String(cell);
      return row;
    }),
  );
}
