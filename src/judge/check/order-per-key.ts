/** Something that happened to a key, with its place in the order that the key's happenings should have. */
export interface Ordered {
  readonly key: string;
  readonly position: number;
  readonly at: number;
  readonly record: number;
}

/** The first happening that overtook an earlier one of its key, with the one that was overtaken. */
export function firstOvertaking(
  happenings: readonly Ordered[],
): { readonly early: Ordered; readonly overtaken: Ordered } | undefined {
  const furthest = new Map<string, Ordered>();
  for (const happening of happenings) {
    const before = furthest.get(happening.key);
    if (before !== undefined && before.position > happening.position) return { early: before, overtaken: happening };
    furthest.set(happening.key, happening);
  }
  return undefined;
}
