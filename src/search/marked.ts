/** A piece of an excerpt; `hit` where it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' };

/** Reads Pagefind's excerpt, text with `<mark>` around the hits, into pieces: no markup of it ever reaches the page. */
export function piecesOf(excerpt: string): readonly Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => ({ hit: part.startsWith('<mark>'), text: plain(part) }));
}

function plain(html: string): string {
  return html
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
}
