/** How well an answer came. A wrong or missing one is forgotten. */
export const recalls = ['forgotten', 'hard', 'good', 'easy'] as const;
export type Recall = (typeof recalls)[number];

/** One look at a card. */
export interface Review {
  /** ms since 1970 */
  readonly at: number;
  readonly recall: Recall;
}

/**
 * How well an answer in words came, by how many of its points the reader found in it.
 *
 * @param found how many
 * @param of at least 1
 */
export function recallOfPoints(found: number, of: number): Recall {
  if (found >= of) return 'good';
  return found * 2 >= of ? 'hard' : 'forgotten';
}
