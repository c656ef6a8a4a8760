import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** One import statement as written: who imports, and what. */
export interface Import {
  /** Path from the project's root, with forward slashes. */
  readonly from: string;
  /** A path from the root for our own files, a package name or `node:…` otherwise. */
  readonly to: string;
  /** True where only types cross, which leaves nothing at run time. */
  readonly typeOnly: boolean;
}

const statement = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|(?<![.$\w])import\(\s*'([^']+)'\s*\)/g;

/** All files below these folders with one of these endings, as paths from the root. */
export function filesBelow(root: string, folders: readonly string[], endings: readonly string[]): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) continue;
      found.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  return found.sort();
}

/** Every import of one file, relative paths resolved against the root, `?raw` and the like cut off. */
export function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const imports: Import[] = [];
  for (const match of text.matchAll(statement)) {
    const specifier = (match[3] ?? match[4] ?? '').split('?')[0] ?? '';
    const to = specifier.startsWith('.') ? posix.normalize(posix.join(dirname(file).split(sep).join('/'), specifier)) : specifier;
    imports.push({ from: file, to, typeOnly: match[2] !== undefined });
  }
  return imports;
}
