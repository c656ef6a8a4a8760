import type { Progress } from '../../progress/index.ts';

/** Where the page keeps what a reader did in drills: the shelf of practice, under ids that begin with `drill/`. Fetched when first needed. */
export async function drillShelf(): Promise<Progress['practice']> {
  const { browserPlatform, openProgress } = await import('../../progress/index.ts');
  shelf ??= openProgress(browserPlatform(window)).then(({ practice }) => practice);
  return shelf;
}

let shelf: Promise<Progress['practice']> | undefined;

/** The fields of what is kept under an id; empty where nothing is, or something else. */
export async function keptFields(id: string): Promise<Readonly<Record<string, unknown>>> {
  const value = (await (await drillShelf()).get(id))?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
