import sharp from 'sharp';
import { linesOf, type Outliner } from './outline.ts';

/** What a shared link shows: a picture of 1200 × 630 px. */
export interface SharedPicture {
  /** What kind of page it is: "Lesson 2". */
  readonly kind: string;
  readonly title: string;
}

const widthPx = 1200;
const heightPx = 630;
const edgePx = 80;
const mostLines = 3;
/** The colours of the light scheme, as numbers: a picture has no scheme. */
const colours = { paper: '#f6f0e4', ink: '#211c15', call: '#1b4c8c', message: '#a93608' };

/** The picture as SVG; titles that need more room get smaller letters. */
export function drawShared({ kind, title }: SharedPicture, letters: Outliner): string {
  const fitting = [92, 76, 62, 50].map((sizePx) => ({ sizePx, lines: linesOf(title, letters, sizePx, widthPx - 2 * edgePx) }));
  const { sizePx, lines } = fitting.find(({ lines }) => lines.length <= mostLines) ?? fitting.at(-1)!;
  const titleAt = (index: number) => ({ xPx: edgePx, baselinePx: 215 + index * sizePx * 1.15, sizePx });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">
<rect width="100%" height="100%" fill="${colours.paper}"/>
<g fill="${colours.ink}">${letters.draw(kind, { xPx: edgePx, baselinePx: 112, sizePx: 34 })}</g>
<g fill="${colours.ink}">${lines.map((line, index) => letters.draw(line, titleAt(index))).join('')}</g>
<path d="M${edgePx} 478H${widthPx - edgePx}M${edgePx} 486H${widthPx - edgePx}" stroke="${colours.ink}" stroke-width="3"/>
<g transform="translate(${edgePx} 514) rotate(-4 60 36)" fill="none" stroke="${colours.message}"><rect x="3" y="3" width="114" height="66" rx="7" stroke-width="5"/></g>
<g transform="rotate(-4 ${edgePx + 60} 550)" fill="${colours.message}">${letters.draw('202', { xPx: edgePx + 60 - letters.width('202', 42) / 2, baselinePx: 565, sizePx: 42 })}</g>
<g fill="${colours.ink}">${letters.draw('Accepted', { xPx: edgePx + 145, baselinePx: 566, sizePx: 42 })}</g>
<g stroke-width="5" fill="none"><path d="M760 530H1090" stroke="${colours.call}"/><path d="M1088 518 1118 530 1088 542z" fill="${colours.call}" stroke="none"/>
<path d="M760 574H1112" stroke-dasharray="18 11" stroke="${colours.message}"/><path d="M1090 561 1116 574 1090 587" stroke="${colours.message}"/></g>
</svg>`;
}

/** The same as PNG, which is what those who show shared links take. */
export async function sharedPng(picture: SharedPicture, letters: Outliner): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await sharp(Buffer.from(drawShared(picture, letters)))
      .png({ palette: true, colours: 32 })
      .toBuffer(),
  );
}
