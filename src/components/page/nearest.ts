/** How many signs must be added, left out or changed to make one text of the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The longest part of an address that is looked at; what follows is no address of ours. */
const mostSigns = 120;

/**
 * The paths that somebody may have meant who came to a path that there is not: the nearest first, none that is very different.
 * The last part counts by itself too, for whoever left out the folder or a number.
 */
export function nearest(wanted: string, paths: readonly string[], most = 3): readonly string[] {
  const bare = (path: string) =>
    path
      .toLowerCase()
      .slice(0, mostSigns)
      .replace(/^\/+|\/+$|\.html$/g, '');
  const last = (path: string) => (bare(path).split('/').at(-1) ?? '').replace(/^\d+-/, '');
  const share = (a: string, b: string) => distance(a, b) / Math.max(a.length, b.length, 1);
  return paths
    .map((path) => ({ path, off: Math.min(share(bare(wanted), bare(path)), share(last(wanted), last(path))) }))
    .filter(({ off }) => off < 0.5)
    .sort((a, b) => a.off - b.off)
    .slice(0, most)
    .map(({ path }) => path);
}
