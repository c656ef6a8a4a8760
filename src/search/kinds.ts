/** What can be found. */
export const kinds = ['lesson', 'exercise', 'prompt', 'drill', 'reference'] as const;
export type Kind = (typeof kinds)[number];

export function isKind(value: unknown): value is Kind {
  return kinds.some((kind) => kind === value);
}
