import { markup, type Markup } from './markup.ts';

export interface BarsData {
  readonly title: string;
  readonly caption: string;
  readonly x: { readonly label: string; readonly from: number; readonly to: number; readonly unit: string };
  readonly bars: readonly {
    readonly label: string;
    readonly look: 'sync' | 'async' | 'plain';
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly text: string;
  }[];
  /** The reader's own number. */
  readonly prediction?: { readonly value: number; readonly label: string };
}

const fill = { sync: 'var(--sync)', async: 'var(--async)', plain: 'var(--ink-quiet)' } as const;

/**
 * Values beside each other, each under its own label with its number written out; a whisker spans the runs. The same bytes for the same
 * arguments. Asynchronous bars are outlined and dashed, so that hue is not the only sign.
 */
export function barsFigure(data: BarsData, width: number): Markup {
  const row = 52;
  const edge = { left: 4, right: 92, top: 30 };
  const { from, to } = data.x;
  const px = (value: number) =>
    edge.left + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (width - edge.left - edge.right);
  const height = edge.top + data.bars.length * row + 18;
  const bars = data.bars.map(({ look, value, low, high }, index) => {
    const top = edge.top + index * row;
    const wide = Math.max(1.5, px(value) - edge.left);
    const outline = look === 'async';
    return markup`<g><rect x="${edge.left}" y="${top + 19}" width="${wide}" height="18" fill="${fill[look]}" fill-opacity="${outline ? 0.18 : 0.9}" stroke="${fill[look]}" stroke-width="1.5" stroke-dasharray="${outline ? '5 3' : 'none'}" />${high > low && markup`<path d="M${px(low)} ${top + 24} v8 M${px(low)} ${top + 28} H${px(high)} M${px(high)} ${top + 24} v8" fill="none" stroke="var(--ink)" />`}</g>`;
  });
  // Above the reader's line, so that it does not strike them out.
  const texts = data.bars.map(({ label, value, low, high, text }, index) => {
    const top = edge.top + index * row;
    return markup`<text x="${edge.left}" y="${top + 12}">${label}</text><text x="${px(Math.max(value, high > low ? high : value)) + 8}" y="${top + 33}" font-weight="650">${text}</text>`;
  });
  const own = data.prediction && px(data.prediction.value);
  return markup`<svg class="bars" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${data.title}. ${data.caption}"><g aria-hidden="true" font-family="var(--font-ui)" font-size="12.5" fill="var(--ink)"><text x="${edge.left}" y="14" fill="var(--ink-quiet)">${data.x.label}</text>${bars}<line x1="${edge.left}" x2="${edge.left}" y1="${edge.top + 14}" y2="${height - 14}" stroke="var(--ink)" />${
    own !== undefined &&
    markup`<g class="prediction"><line x1="${own}" x2="${own}" y1="22" y2="${height - 14}" stroke="var(--warn)" stroke-width="2" /><path d="M${own - 6} 22 h12 l-6 9 z" fill="var(--warn)" /><text x="${own > width / 2 ? own - 9 : own + 9}" y="${height - 6}" text-anchor="${own > width / 2 ? 'end' : 'start'}" font-weight="650">${data.prediction?.label ?? ''}${(data.prediction?.value ?? 0) > to && ' →'}</text></g>`
  }<g paint-order="stroke" stroke="var(--paper-raised)" stroke-width="4" stroke-linejoin="round">${texts}</g></g></svg>`;
}
