/** What is wrong with a scenario: where, what was expected, what was found, and what to try. */
export interface Problem {
  /** The path of the field, such as `services.pay.concurrency`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}

/** One line for the terminal. */
export function describe({ path, expected, found, hint }: Problem): string {
  return `${path}: expected ${expected}, found ${found}.${hint === undefined ? '' : ` ${hint}`}`;
}

/** A value in few words. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no word for them; a number such as 1e400 becomes one.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The name that the writer probably meant, if one is close. */
export function closest(wanted: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, distance: distanceOf(wanted.toLowerCase(), name.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.name : undefined;
}

/** Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
