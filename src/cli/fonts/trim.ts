import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type subset from 'subset-font';

const subsetFont = createRequire(import.meta.url)('subset-font') as typeof subset;
type Options = NonNullable<Parameters<typeof subset>[2]>;

const project = join(import.meta.dirname, '..', '..', '..');

/** Fields of a font's name table that say whose it is and under which licence (OpenType, `name`): the licence wants them in every copy. */
const notices = [0, 13, 14];

/** A font of the site: where it comes from, and what of it the site uses. */
export interface TrimmedFont {
  /** Name of the file in `src/styles/fonts/`. */
  readonly file: string;
  /** The same font as its package has it, below `node_modules/`. */
  readonly source: string;
  /** The lightest and the boldest weight of the styles, or the only one. */
  readonly weights: number | { readonly min: number; readonly max: number };
  /** OpenType features that the styles switch on, or that a browser applies by itself. */
  readonly features: readonly string[];
}

const spacing = ['kern', 'mark', 'mkmk', 'ccmp', 'locl'];
const prose = [...spacing, 'lnum', 'tnum', 'liga'];

/** Every font that a page loads. `src/styles/fonts.css` declares the same files and weights. */
export const fonts: readonly TrimmedFont[] = [
  {
    file: 'literata.woff2',
    source: '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
    weights: { min: 400, max: 700 },
    features: prose,
  },
  {
    file: 'literata-italic.woff2',
    source: '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2',
    weights: 400,
    features: prose,
  },
  {
    file: 'archivo.woff2',
    source: '@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2',
    weights: { min: 400, max: 800 },
    features: prose,
  },
  {
    // Without its ligatures: `=>` stays two characters, as it is typed.
    file: 'jetbrains-mono.woff2',
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    weights: { min: 400, max: 700 },
    features: spacing,
  },
];

/** Printable ASCII, the accented letters of names, and what typography and formulas add to them, where the font has it. Anything else is shown in the next font of the list. */
export const characters = [
  ...range(0x20, 0x7e),
  ...range(0xdf, 0xff),
  ...'ÄÅÆÇÉÑÖØÜŒœ',
  ...'\u00a0«»‹›‐‑–—‘’‚“”„•…′″£€™©§°',
  ...'±¹²³µ·×½¼÷−≈≠≤≥←↑→↓',
].join('');

/** The font with these characters, weights and features alone, as WOFF2; the same bytes on every machine. */
export async function trimFont({ source, weights, features }: TrimmedFont): Promise<Buffer> {
  const options: Options & { keepFeatures: string[] } = {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: [...features],
    preserveNameIds: notices,
  };
  return subsetFont(await readFile(join(project, 'node_modules', source)), characters, options);
}

function range(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset));
}
