/**
 * How wide a text is, without a browser: a generous estimate by kinds of characters, so that what is said to fit does fit in any
 * of the fonts a reader may have.
 *
 * @returns px at the given font size
 */
export function textWidth(text: string, sizePx: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * sizePx;
}

function emsOf(character: string): number {
  if (' .,:;|!\'`ijlI()[]{}/"'.includes(character)) return 0.36;
  if ('frt-1'.includes(character)) return 0.44;
  if ('mwMW@%…—'.includes(character)) return 0.95;
  if (character >= 'A' && character <= 'Z') return 0.7;
  return character <= '\u024f' ? 0.59 : 1.05;
}

/** The text if it fits, else as much of its beginning as fits before an ellipsis; nothing where not even two characters fit. */
export function fitText(text: string, roomPx: number, sizePx: number): string {
  if (textWidth(text, sizePx) <= roomPx) return text;
  let room = roomPx - textWidth('…', sizePx);
  let kept = '';
  for (const character of text) {
    room -= textWidth(character, sizePx);
    if (room < 0) break;
    kept += character;
  }
  return kept.length < 2 ? '' : `${kept.trimEnd()}…`;
}
