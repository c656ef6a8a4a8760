import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Kind } from '../kinds.ts';
import { kindOf } from './kind-of.ts';
import type { SearchedReference } from './references.ts';

/**
 * What is left out of every page, so that searching gives nothing away: experiments with their results, questions with their answers, the
 * claims and the expert answer of a prompt, everything of a workspace but its brief. And what is no text.
 */
const LEFT_OUT = [
  'lesson-experiment',
  'lesson-choice',
  'lesson-drills',
  '.cards',
  '.exercise',
  'exercise-workspace .bench',
  'exercise-workspace .outcome',
  'exercise-workspace .shown-run',
  'exercise-workspace .more',
  'exercise-workspace .static-code',
  'practice-session > section',
  'practice-session > :not(.question)',
  'lesson-end',
  'page-contents',
  '.label',
  '.references',
  'nav',
  'form',
  'svg',
  'script',
];

/** The files of the search itself that its own dialogs would need, and the language that no page has. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^playground\/|^wasm\.unknown/;

/** Fragments are bundled into this many files: kept offline, each is one more request of a first visit. */
const MOST_FRAGMENTS = 16;

export interface Indexed {
  readonly pages: number;
  readonly references: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Makes the index of the built site in `folder` and writes it to its folder `pagefind/`.
 * @throws an error that names what Pagefind refused
 */
export async function indexSite(folder: string, references: readonly SearchedReference[]): Promise<Indexed> {
  const { index, errors } = await createIndex({
    rootSelector: 'main',
    forceLanguage: 'en',
    excludeSelectors: LEFT_OUT,
    maxFragments: MOST_FRAGMENTS,
  });
  if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
  try {
    const pages = await addPages(index, folder);
    for (const { url, title, content } of references)
      refuse(
        url,
        await index.addCustomRecord({ url, content, language: 'en', meta: { title }, filters: { kind: ['reference'] } }),
      );
    const made = await index.getFiles();
    refuse('the index', made);
    const files = made.files.filter(({ path }) => !UNUSED.test(path));
    for (const { path, content } of files) {
      const file = join(folder, 'pagefind', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const bytes = files.reduce((sum, { content }) => sum + content.byteLength, 0);
    return { pages, references: references.length, files: files.length, bytes };
  } finally {
    await close();
  }
}

async function addPages(index: PagefindIndex, folder: string): Promise<number> {
  let pages = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((each) => each.replaceAll('\\', '/'))
    .sort()) {
    const kind = kindOf(path);
    if (!kind) continue;
    const page = readFileSync(join(folder, path), 'utf8');
    const content = kind === 'drill' ? onlyAnnounced(page) : page;
    const more = (main: string) => withMore(main, path, kind);
    refuse(
      path,
      await index.addHTMLFile({ url: `/${path.replace(/index\.html$/, '')}`, content: content.replace(/<main\b[^>]*>/, more) }),
    );
    pages += 1;
  }
  return pages;
}

/** Of a drill its heading and its description: all else of it is to be thought of. */
function onlyAnnounced(page: string): string {
  const [heading = ''] = /<h1\b.*?<\/h1>/s.exec(page) ?? [];
  const [, description = ''] = /<meta name="description" content="([^"]*)"/.exec(page) ?? [];
  return `<html lang="en-GB"><body><main>${heading}<p>${description}</p></main></body></html>`;
}

/** Adds the kind; for exercises and drills their id in words, too, which names the pattern or the skill where their text must not. */
function withMore(main: string, path: string, kind: Kind): string {
  const named = kind === 'exercise' || kind === 'drill';
  const words = path.split('/').slice(1, -1).join(' ').replaceAll('-', ' ');
  return `${main.replace('<main', `<main data-pagefind-filter="kind:${kind}"`)}${named ? `<p>${words}</p>` : ''}`;
}

function refuse(what: string, { errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`The search index refused ${what}: ${errors.join('; ')}`);
}
