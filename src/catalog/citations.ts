import type { Reference } from './reference.ts';

/** The keys of the sources that a text of a lesson cites: by <Cite>, by <Pattern>, or by a number that a source gives. */
export function sourcesIn(mdx: string, references: ReadonlyMap<string, Pick<Reference, 'pattern'>>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [, key = ''] of mdx.matchAll(/<Cite\s[^>]*?\bsource="([^"]*)"/g)) keys.add(key);
  for (const [, key = ''] of mdx.matchAll(/\bk="cite:([^".]+)\./g)) keys.add(key);
  for (const [, name = ''] of mdx.matchAll(/<Pattern\s[^>]*?\bname="([^"]*)"/g))
    keys.add([...references].find(([, { pattern }]) => pattern === name)?.[0] ?? name);
  return keys;
}

/** The keys of the sources that a data file names: by a number that a source gives, in braces. */
export function sourcesInData(data: unknown): ReadonlySet<string> {
  return new Set([...JSON.stringify(data).matchAll(/\{cite:([^.}]+)\./g)].map(([, key = '']) => key));
}
