import { fitsSome, holdsAll, typedWords } from './fits.ts';
import { isKind, type Kind } from './kinds.ts';
import { piecesOf, type Piece } from './marked.ts';

/** A page, or a part of one, in which the words were found. */
export interface Found {
  /** Whole path, below the site's base. */
  readonly href: string;
  readonly title: string;
  readonly kind: Kind | undefined;
  readonly excerpt: readonly Piece[];
  /** The parts of the page that hold them, best first; empty where the page is all there is. */
  readonly parts: readonly { readonly href: string; readonly title: string; readonly excerpt: readonly Piece[] }[];
}

export interface Answer {
  /** How many pages and references there are in all, of the kind asked for. */
  readonly count: number;
  /** How many of each kind, whichever was asked for. */
  readonly byKind: Readonly<Record<Kind, number>>;
  /** The best of them. */
  readonly found: readonly Found[];
}

export interface Search {
  /** @param limit how many of them are read and returned */
  find(words: string, kind: Kind | undefined, limit: number): Promise<Answer>;
}

/** What we use of `pagefind.js`, which comes with the index and not from a package. */
interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(words: string): Promise<PagefindAnswer>;
}

interface PagefindAnswer {
  readonly results: readonly { data(): Promise<PagefindPage> }[];
}

interface PagefindPart {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: { readonly kind?: readonly string[] };
  readonly sub_results: readonly PagefindPart[];
}

const EXCERPT_WORDS = 26;
const MOST_PARTS = 3;

/**
 * Opens the index that the build left below `base` (the site's base path, with a slash at its end).
 * @throws TypeError where its files can neither be fetched nor are kept
 */
export async function openSearch(base: string): Promise<Search> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: EXCERPT_WORDS });
  await pagefind.init();
  return {
    async find(words, kind, limit) {
      const typed = typedWords(words);
      // Every page has to be looked at, to leave out those in which only a beginning of the words was found.
      const pages = await Promise.all((await pagefind.search(words)).results.map((result) => result.data()));
      const all = explainedFirst(pages.map((page) => foundOf(page, typed)).filter(holdsHit), typed);
      const wanted = kind ? all.filter((each) => each.kind === kind) : all;
      const of = (each: Kind): number => all.filter((found) => found.kind === each).length;
      return {
        count: wanted.length,
        byKind: {
          lesson: of('lesson'),
          exercise: of('exercise'),
          prompt: of('prompt'),
          drill: of('drill'),
          reference: of('reference'),
        },
        found: wanted.slice(0, limit),
      };
    },
  };
}

const isHit = ({ hit }: Piece): boolean => hit;

function holdsHit({ excerpt, parts }: Found): boolean {
  return excerpt.some(isHit) || parts.length > 0;
}

/** Lessons that have the words in a heading stand first, since there they are explained; references last, since they lead away. */
function explainedFirst(all: readonly Found[], typed: readonly string[]): readonly Found[] {
  const explains = ({ kind, title, parts }: Found): boolean =>
    kind === 'lesson' && [title, ...parts.map((part) => part.title)].some((heading) => holdsAll(heading, typed));
  const groups = Map.groupBy(all, (found) => (found.kind === 'reference' ? 'reference' : explains(found) ? 'explains' : 'other'));
  return (['explains', 'other', 'reference'] as const).flatMap((group) => groups.get(group) ?? []);
}

function foundOf({ url, excerpt, meta, filters, sub_results: parts }: PagefindPage, typed: readonly string[]): Found {
  const kind = filters.kind?.find(isKind);
  const pieces = (marked: string): readonly Piece[] =>
    piecesOf(marked).map(({ text, hit }) => ({ text, hit: hit && fitsSome(text, typed) }));
  return {
    href: url,
    title: meta['title'] ?? url,
    kind,
    excerpt: pieces(excerpt),
    parts: parts
      .filter((part) => part.url !== url)
      .map((part) => ({ href: part.url, title: part.title, excerpt: pieces(part.excerpt) }))
      .filter((part) => part.excerpt.some(isHit))
      .slice(0, MOST_PARTS),
  };
}
