/** The midnights of the reader's own calendar from `first` days after today to `last` days after it, both included; ms since 1970. */
export function midnights(now: Date, first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, n) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + first + n).getTime(),
  );
}

/** When the reader's day began and ends. */
export function dayOf(now: Date): { readonly from: number; readonly to: number } {
  const [from = now.getTime(), to = now.getTime()] = midnights(now, 0, 1);
  return { from, to };
}
