import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, type Import } from './imports.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Who may import whom. `may` lists, for the files that `files` matches, every prefix of a path or package that they may import; `types`
 * adds what they may import as types only. The first matching row rules. Files in the same folder may always import each other.
 */
const table: readonly { readonly files: RegExp; readonly may: readonly string[]; readonly types?: readonly string[] }[] = [
  { files: /^src\/lab\//, may: ['src/lab/'] },
  { files: /^src\/lab-api\//, may: ['src/lab/'] },
  { files: /^src\/scenario\//, may: ['src/lab/', 'zod'] },
  { files: /^src\/compile\//, may: ['acorn', '@sveltejs/acorn-typescript', 'magic-string'] },
  { files: /^src\/realm\/bundle\.ts$/, may: ['rolldown', 'node:'] },
  { files: /^src\/realm\//, may: ['src/lab/', 'src/lab-api/', 'src/runner/protocol.ts'], types: ['src/runner/protocol.ts'] },
  { files: /^src\/judge\//, may: ['src/judge/', 'src/lab/'], types: ['src/runner/protocol.ts'] },
  {
    files: /^src\/proof\//,
    may: [
      'src/proof/',
      'zod',
      'src/judge/',
      'src/compile/',
      'src/realm/bundle.ts',
      'src/runner/',
      'src/lab/',
      'exercises/',
      'src/editor/monaco/compiler-options.ts',
      'typescript-5.9',
      'magic-string',
      'node:',
    ],
  },
  {
    files: /^src\/bench\/(verdict|plans|built-site|site)\.ts$/,
    may: [
      'src/bench/',
      'src/lab/',
      'src/realm/bundle.ts',
      'src/cli/chromium.ts',
      'src/cli/serve/',
      'src/runner/client.ts',
      '@playwright/test',
      'lighthouse',
      'puppeteer-core',
      'node:',
    ],
  },
  { files: /^src\/bench\//, may: ['src/bench/', 'src/lab/', 'src/lab-api/', 'src/compile/', 'src/realm/', 'node:'] },
  { files: /^src\/runner\/protocol\.ts$/, may: [], types: ['src/lab/', 'src/judge/'] },
  { files: /^src\/runner\/judge-worker/, may: ['src/runner/', 'src/judge/', 'src/compile/', 'src/lab/', 'exercises/'] },
  {
    files: /^src\/runner\/node\//,
    may: ['src/runner/', 'src/judge/', 'src/compile/', 'src/realm/', 'src/lab/', 'exercises/', 'node:'],
  },
  { files: /^src\/runner\//, may: ['src/runner/'], types: ['src/lab/', 'src/judge/'] },
  { files: /^src\/figure\//, may: ['src/lab/', 'd3-shape'] },
  { files: /^src\/experiment\//, may: ['src/experiment/', 'src/lab/', 'src/scenario/', 'src/figure/', 'zod'] },
  { files: /^src\/drill\//, may: ['src/lab/', 'src/scenario/', 'src/experiment/', 'src/figure/'], types: ['src/catalog/'] },
  { files: /^src\/coach\//, may: [], types: ['src/coach/'] },
  { files: /^src\/picture\//, may: ['fontkitten', 'sharp'] },
  { files: /^src\/review\//, may: ['ts-fsrs'] },
  { files: /^src\/progress\//, may: ['idb', 'zod'], types: ['src/judge/', 'src/lab/', 'src/review/'] },
  { files: /^src\/recording\//, may: ['idb'] },
  { files: /^src\/offline\/build\//, may: ['src/offline/', 'astro', 'rolldown', 'node:'] },
  { files: /^src\/offline\//, may: [] },
  { files: /^src\/search\/build\//, may: ['src/search/', 'astro', 'pagefind', 'node:'] },
  { files: /^src\/search\//, may: [] },
  { files: /^src\/editor\//, may: ['src/editor/', 'monaco-editor', 'codemirror', '@codemirror/', '@lezer/', 'src/lab-api/'] },
  {
    files: /^src\/(catalog\/|content\.config\.ts)/,
    may: [
      'astro',
      'zod',
      'src/catalog/',
      'src/experiment/',
      'src/coach/',
      'src/judge/exercise.ts',
      'content/paths.json',
      'content/concepts.json',
    ],
    types: ['src/review/'],
  },
  {
    files: /^src\/components\//,
    may: [
      'astro',
      '@astrojs/prism',
      'src/components/',
      'src/runner/',
      'src/editor/',
      'src/experiment/',
      'src/drill/',
      'src/progress/',
      'src/review/',
      'src/recording/',
      'src/offline/',
      'src/search/',
      'src/coach/',
      'src/figure/',
      'src/catalog/',
      'src/lab/trace/time-words.ts',
      'content/',
    ],
    types: ['src/judge/', 'src/lab/'],
  },
  {
    files: /^src\/layouts\//,
    may: ['astro', 'src/components/', 'src/catalog/', 'src/styles/', 'src/runner/frame.ts'],
  },
  {
    files: /^src\/pages\//,
    may: ['astro', 'src/layouts/', 'src/components/', 'src/catalog/', 'src/realm/', 'src/experiment/', 'src/picture/', 'node:'],
  },
  { files: /^exercises\/[^/]+\/exercise\.ts$/, may: [], types: ['src/judge/exercise.ts', 'src/judge/index.ts'] },
  { files: /^exercises\/[^/]+\/(world\/.*|world)\.ts$/, may: ['src/lab/'] },
  { files: /^exercises\/[^/]+\/(checks\/.*|checks|reading\/.*|reading)\.ts$/, may: ['src/judge/', 'src/lab/'] },
  { files: /^exercises\/[^/]+\/(starter|solution)\.ts$|^exercises\/[^/]+\/(right|wrong)\//, may: ['lab'] },
];

const files = filesBelow(root, ['src', 'exercises'], ['.ts', '.astro', '.mjs']);
const imports = files.filter((file) => !file.startsWith('src/cli/')).flatMap((file) => importsOf(root, file));

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** What the files of each half of an exercise may import of that exercise. */
const halves: readonly { readonly of: RegExp; readonly may: RegExp }[] = [
  { of: /\/checks(\/.*)?\.ts$/, may: /^(reading|reading\/[a-z-]+|checks\/[a-z-]+)\.ts$/ },
  { of: /\/reading(\/.*)?\.ts$/, may: /^reading\/[a-z-]+\.ts$/ },
  { of: /\/world(\/.*)?\.ts$/, may: /^world\/[a-z-]+\.ts$/ },
];

/** A file of an exercise may never reach into another exercise, nor may its halves reach each other. */
function allowed({ from, to, typeOnly }: Import): boolean {
  const row = table.find(({ files: pattern }) => pattern.test(from));
  if (row === undefined) return false;
  const own = /^exercises\/[^/]+\//.exec(from)?.[0];
  if (own !== undefined && halves.some(({ of, may }) => of.test(from) && may.test(to.replace(own, '')))) return true;
  if (!from.startsWith('exercises/') && folderOf(to) === folderOf(from)) return true;
  const starts = (prefix: string) =>
    to === prefix ||
    to.startsWith(prefix.endsWith('/') || prefix.endsWith(':') ? prefix : `${prefix}/`) ||
    to.startsWith(`${prefix}:`);
  if (row.may.some(starts) || prefixScoped(row.may, to)) return true;
  return typeOnly && (row.types ?? []).some(starts);
}

function prefixScoped(may: readonly string[], to: string): boolean {
  return may.some((prefix) => prefix.startsWith('@') && to.startsWith(prefix));
}

describe('who imports whom', () => {
  it('finds the project', () => {
    expect(files.filter((file) => file.startsWith('src/lab/')).length).toBeGreaterThan(5);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('has a row in the table for each file', () => {
    const strangers = files.filter(
      (file) => !file.startsWith('src/cli/') && file !== 'src/env.d.ts' && !table.some((row) => row.files.test(file)),
    );
    expect(strangers).toEqual([]);
  });

  it('imports only along the table', () => {
    const astray = imports.filter((each) => !allowed(each)).map(({ from, to }) => `${from} imports ${to}`);
    expect(astray).toEqual([]);
  });

  it('keeps the hidden half of an exercise out of whatever the page shows', () => {
    const leaks = imports.filter(
      ({ from, to }) => /^src\/(catalog|components|layouts|pages)\//.test(from) && /^exercises\/[^/]+\/(checks|world)/.test(to),
    );
    expect(leaks).toEqual([]);
  });

  it('leaves the command line free of components', () => {
    const leaks = filesBelow(root, ['src/cli'], ['.ts'])
      .flatMap((file) => importsOf(root, file))
      .filter(({ to }) => to.startsWith('src/components/'));
    expect(leaks).toEqual([]);
  });
});

describe('the lab', () => {
  const forbidden: readonly { readonly what: string; readonly pattern: RegExp }[] = [
    { what: 'Math.random', pattern: /\bMath\.random\b/ },
    { what: 'the clock of the machine', pattern: /\bnew Date\b|\bDate\.now\b|\bperformance\.now\b/ },
    { what: 'a timer of the machine', pattern: /(?<![.\w])(setTimeout|setInterval|setImmediate|requestAnimationFrame)\(/ },
    {
      what: 'arithmetic that differs between engines',
      pattern:
        /\bMath\.(log|log2|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/,
    },
    { what: 'the power operator', pattern: /[\w)\]]\s*\*\*=?\s*[\w(]/ },
    {
      what: 'iteration over the keys of an object, whose order changes when a key looks like an integer',
      pattern: /\bfor\s*\(\s*(const|let|var)\s+\w+\s+in\b|\bObject\.(keys|entries|values)\((?![^)]*\)\s*\.sort\()/,
    },
    { what: 'an order that depends on the locale', pattern: /\blocaleCompare\b|\btoLocale\w+\b|\bIntl\b/ },
  ];

  /** Comments may name what code may not use. */
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

  for (const { what, pattern } of forbidden) {
    it(`does not use ${what}`, () => {
      const found = filesBelow(root, ['src/lab'], ['.ts']).filter((file) =>
        pattern.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
      );
      expect(found).toEqual([]);
    });
  }
});

describe('doors', () => {
  it('exports by name, not by star, and not by default', () => {
    const starred = filesBelow(root, ['src'], ['.ts']).filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return /^export \* from/m.test(text) || /^export default/m.test(text);
    });
    expect(starred).toEqual([]);
  });
});
