import type { CatalogPrompt } from '../../catalog/index.ts';

/** As much of a prompt as dealing it and telling of its rounds needs. */
export interface DealtPrompt {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Ids of its claims. */
  readonly claims: readonly string[];
}

export function dealt(prompts: readonly CatalogPrompt[]): readonly DealtPrompt[] {
  return prompts.map(({ id, prompt: { title, summary, claims } }) => ({
    id,
    title,
    summary,
    claims: claims.map((claim) => claim.id),
  }));
}

/** Reads them back from the JSON that stands in an element. */
export function dealtIn(root: ParentNode): readonly DealtPrompt[] {
  // Written by `dealt` at build.
  return JSON.parse(root.querySelector('script')?.textContent ?? '[]') as readonly DealtPrompt[];
}
