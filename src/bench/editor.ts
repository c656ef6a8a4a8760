import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Section } from './section.ts';

const assets = join(import.meta.dirname, '..', '..', 'dist', '_astro');

interface Asset {
  readonly name: string;
  readonly bytes: number;
  readonly brotliBytes: number;
}

/** How many bytes an editor costs the reader who opens one; who only reads loads none of them. */
export const editorSection: Section = {
  name: 'editor',
  about: 'bytes of each editor in the built site, brotli, as a host would send them',
  run(print) {
    if (!existsSync(assets)) {
      print('The site is not built: run `npm run build` first.');
      return Promise.resolve();
    }
    const site = readAssets();
    const namesMonaco = (name: string) => site.namedBy(name).some((named) => named.startsWith('editor.api.'));
    const monaco = site.only('create.', namesMonaco);
    const codeMirror = site.only('create.', (name) => !namesMonaco(name));
    const tables = [
      ['Monaco, its workers and the declarations of the lab', [monaco, site.only('workers.'), site.only('lab-libraries.')]],
      ['CodeMirror', [codeMirror]],
    ] as const;
    for (const [title, begin] of tables) printTable(title, reachable(begin, site.namedBy).map(weigh), print);
    return Promise.resolve();
  },
};

/** The built files, and which others each of them names: what it may load. */
function readAssets() {
  const names = readdirSync(assets);
  const text = (name: string) => (extname(name) === '.js' ? readFileSync(join(assets, name), 'utf8') : '');
  const known = new Set(names);
  const namedBy = (name: string) =>
    [...text(name).matchAll(/[\w.-]+\.(?:js|css|ttf|woff2)\b/g)].map(([found]) => found).filter((found) => known.has(found));

  return {
    namedBy,
    only(begin: string, also: (name: string) => boolean = () => true): string {
      const found = names.filter((name) => name.startsWith(begin) && name.endsWith('.js') && also(name));
      if (found.length === 1 && found[0] !== undefined) return found[0];
      throw new Error(`Expected one built file that begins with "${begin}", found ${found.length}: ${found.join(', ')}.`);
    },
  };
}

function reachable(begin: readonly string[], namedBy: (name: string) => readonly string[]): readonly string[] {
  const found = new Set(begin);
  // A set that grows while it is walked is walked to its new end.
  for (const name of found) for (const next of namedBy(name)) found.add(next);
  return [...found];
}

function weigh(name: string): Asset {
  const content = readFileSync(join(assets, name));
  return { name, bytes: content.byteLength, brotliBytes: brotliCompressSync(content).byteLength };
}

function printTable(title: string, found: readonly Asset[], print: (line: string) => void): void {
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1).padStart(9);
  const sum = (which: 'bytes' | 'brotliBytes') => found.reduce((total, asset) => total + asset[which], 0);
  print(title);
  print('     brotli KB       KB');
  for (const { name, bytes, brotliBytes } of found.toSorted((a, b) => b.brotliBytes - a.brotliBytes))
    print(`     ${kilobytes(brotliBytes)}${kilobytes(bytes)}   ${name}`);
  print(`     ${kilobytes(sum('brotliBytes'))}${kilobytes(sum('bytes'))}   all\n`);
}
