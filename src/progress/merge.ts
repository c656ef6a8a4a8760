import { limits, type Attempt, type CardReviews, type Draft, type Entry, type KeptText } from './record.ts';
import { forgotten } from './standing.ts';

/** A text that the reader has here stays the draft; one from elsewhere that differs is kept beside it. */
export function mergeDrafts(here: Draft | undefined, there: Draft): Draft {
  if (!here) return there;
  const { code, savedAt, tab } = there;
  const imported: readonly KeptText[] = code === here.code ? [] : [{ code, savedAt, tab, why: 'imported' }];
  const kept = withoutRepeats([...imported, ...here.kept, ...there.kept], (text) => text.code).filter(
    (text) => text.code !== here.code,
  );
  return { ...here, kept: kept.slice(0, limits.keptTexts) };
}

/** Those of both, each once, as many as are kept. */
export function mergeAttempts(here: readonly Attempt[], there: readonly Attempt[]): readonly Attempt[] {
  const all = withoutRepeats([...here, ...there], (attempt) => attempt.id).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const gone = new Set(forgotten(all));
  return all.filter((attempt) => !gone.has(attempt));
}

/** The later value counts; the others are remembered as earlier ones. */
export function mergeEntries(here: Entry | undefined, there: Entry): Entry {
  if (!here) return there;
  const valuesOf = ({ at, value, earlier }: Entry) => [{ at, value }, ...earlier];
  const all = withoutRepeats([...valuesOf(here), ...valuesOf(there)], (value) => JSON.stringify(value)).sort(
    (a, b) => b.at - a.at,
  );
  const [last = { at: here.at, value: here.value }, ...earlier] = all;
  return { id: here.id, ...last, earlier: earlier.slice(0, limits.earlierValues) };
}

/** Those of both, each once: two devices that reviewed the same card both count. */
export function mergeReviews(here: CardReviews | undefined, there: CardReviews): CardReviews {
  const all = withoutRepeats([...(here?.reviews ?? []), ...there.reviews], ({ at, recall }) => `${at} ${recall}`);
  return { id: there.id, reviews: all.sort((a, b) => a.at - b.at).slice(-limits.reviewsPerCard) };
}

function withoutRepeats<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const one of all) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}
