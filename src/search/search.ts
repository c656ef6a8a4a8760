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
  filters(): Promise<unknown>;
  search(words: string, options: { readonly filters: { readonly kind?: Kind } }): Promise<PagefindAnswer>;
}

interface PagefindAnswer {
  readonly results: readonly { data(): Promise<PagefindPage> }[];
  readonly totalFilters: { readonly kind?: Readonly<Record<string, number>> };
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
  // Without this, answers do not say how many there are of each kind.
  await pagefind.filters();
  return {
    async find(words, kind, limit) {
      const { results, totalFilters } = await pagefind.search(words, { filters: kind ? { kind } : {} });
      const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      const counted = totalFilters.kind ?? {};
      const of = (each: Kind): number => counted[each] ?? 0;
      return {
        count: results.length,
        byKind: {
          lesson: of('lesson'),
          exercise: of('exercise'),
          prompt: of('prompt'),
          drill: of('drill'),
          reference: of('reference'),
        },
        found: pages.map(foundOf),
      };
    },
  };
}

function foundOf({ url, excerpt, meta, filters, sub_results: parts }: PagefindPage): Found {
  const kind = filters.kind?.find(isKind);
  return {
    href: url,
    title: meta['title'] ?? url,
    kind,
    excerpt: piecesOf(excerpt),
    parts: parts
      .filter((part) => part.url !== url)
      .slice(0, MOST_PARTS)
      .map((part) => ({ href: part.url, title: part.title, excerpt: piecesOf(part.excerpt) })),
  };
}
