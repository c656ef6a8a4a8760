import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source as search finds it. */
export interface SearchedReference {
  /** Its place in the list of references, below the site's base: "/lessons/11-references/#source-outbox". */
  readonly url: string;
  readonly title: string;
  readonly content: string;
}

const LIST = 'lessons/11-references/';
const ENTRY = /<li id="(source-[^"]+)"[^>]*>(.*?)<\/li>/gs;

/** The sources as they stand in the built list of references, so that what is found is what is read there. */
export function listedReferences(folder: string): readonly SearchedReference[] {
  const page = readFileSync(join(folder, LIST, 'index.html'), 'utf8');
  return [...page.matchAll(ENTRY)].map(([, id = '', inside = '']) => ({
    url: `/${LIST}#${id}`,
    title: textOf(/<(a|cite)\b.*?<\/\1>/s.exec(inside)?.[0] ?? inside),
    content: textOf(inside),
  }));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim();
}
