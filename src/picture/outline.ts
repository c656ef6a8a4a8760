import { create, type Font } from 'fontkitten';

/** Text as outlines of its letters, so that a picture needs no font where it is drawn. Left to right, without kerning. */
export interface Outliner {
  /** How wide a text is, in px. */
  width(text: string, sizePx: number): number;
  /** SVG paths of a text that starts at `xPx` on a baseline. */
  draw(text: string, at: { readonly xPx: number; readonly baselinePx: number; readonly sizePx: number }): string;
}

/**
 * @param file the bytes of a font (woff2, ttf); a variable one is taken at its default weight
 * @throws Error where the file is a collection of fonts
 */
export function outliner(file: Uint8Array): Outliner {
  const font = create(Buffer.from(file));
  if (font.isCollection) throw new Error('Expected a file with one font, found a collection.');
  const glyphs = (text: string) => [...text].map((sign) => glyphOf(font, sign));
  return {
    width: (text, sizePx) => glyphs(text).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) * (sizePx / font.unitsPerEm),
    draw(text, { xPx, baselinePx, sizePx }) {
      const scale = sizePx / font.unitsPerEm;
      let atPx = xPx;
      return glyphs(text)
        .map((glyph) => {
          const place = `translate(${atPx.toFixed(2)} ${baselinePx}) scale(${scale} ${-scale})`;
          atPx += glyph.advanceWidth * scale;
          return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`;
        })
        .join('');
    },
  };
}

/** A letter that the font does not have is left out as a question mark, which a reader of the picture sees. */
function glyphOf(font: Font, sign: string) {
  const codePoint = sign.codePointAt(0) ?? 63;
  return font.glyphForCodePoint(font.hasGlyphForCodePoint(codePoint) ? codePoint : 63);
}

/** Breaks a text into lines that are at most so wide, between words. */
export function linesOf(text: string, { width }: Outliner, sizePx: number, mostPx: number): readonly string[] {
  return text.split(/\s+/).reduce<readonly string[]>((lines, word) => {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    return lines.length > 0 && width(longer, sizePx) <= mostPx ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}
