import { markup, type Markup } from './markup.ts';

/** What was predicted of one round, and what was then marked: shares from 0 to 1. Marked is a range, since half of a thing is neither. */
export interface CalibrationPoint {
  /** Written below; empty where there is no room for each. */
  readonly label: string;
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
}

export interface CalibrationData {
  readonly title: string;
  readonly caption: string;
  /** In the order of time. */
  readonly points: readonly CalibrationPoint[];
  /** What a share of 1 is called at the axis, such as "all 7". */
  readonly all: string;
}

/**
 * Rounds side by side: a hollow diamond for what was predicted, a bar from what was said to what was at least partly said, and a dotted line
 * over the gap. The same bytes for the same arguments. Form tells the two apart, not colour.
 */
export function calibrationFigure({ title, caption, points, all }: CalibrationData, width: number): Markup {
  const height = 220;
  const edge = { left: 48, right: 12, top: 38, bottom: 30 };
  const step = Math.min(90, (width - edge.left - edge.right) / Math.max(1, points.length));
  const py = (share: number): number => height - edge.bottom - share * (height - edge.top - edge.bottom);
  const rules = [
    { share: 0, name: 'none' },
    { share: 0.5, name: 'half' },
    { share: 1, name: all },
  ];
  const drawn = points.map(({ label, predicted, low, high }, index) => {
    const x = edge.left + step * (index + 0.5);
    const wide = Math.min(16, step * 0.5);
    const y = py(predicted);
    const near = predicted > high ? high : predicted < low ? low : undefined;
    const gap =
      near !== undefined &&
      markup`<line x1="${x}" x2="${x}" y1="${y}" y2="${py(near)}" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="2 3" />`;
    return markup`<g>${gap}<rect x="${x - wide / 2}" y="${py(high) - 2.5}" width="${wide}" height="${py(low) - py(high) + 5}" fill="var(--ink)" />${diamond(x, y)}<text x="${x}" y="${height - 9}" text-anchor="middle" fill="var(--ink-quiet)">${label}</text></g>`;
  });
  const legend = markup`<g>${diamond(edge.left + 6, 12)}<text x="${edge.left + 18}" y="16">predicted</text><rect x="${edge.left + 96}" y="5" width="9" height="14" fill="var(--ink)" /><text x="${edge.left + 111}" y="16">marked: said to partly said</text></g>`;
  return markup`<svg class="calibration" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}. ${caption}"><g aria-hidden="true" font-family="var(--font-ui)" font-size="12" fill="var(--ink)">${rules.map(({ share, name }) => markup`<g><line x1="${edge.left}" x2="${width - edge.right}" y1="${py(share)}" y2="${py(share)}" stroke="${share === 0 ? 'var(--ink)' : 'var(--rule)'}" /><text x="${edge.left - 8}" y="${py(share) + 4}" text-anchor="end" fill="var(--ink-quiet)">${name}</text></g>`)}${drawn}${legend}</g></svg>`;
}

function diamond(x: number, y: number): Markup {
  return markup`<path d="M${x} ${y - 6.5} l6.5 6.5 l-6.5 6.5 l-6.5 -6.5 z" fill="var(--paper)" stroke="var(--warn)" stroke-width="2.5" />`;
}
