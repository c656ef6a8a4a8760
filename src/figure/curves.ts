import { area, line } from 'd3-shape';
import { markup, type Markup } from './markup.ts';
import { textWidth } from './sequence-text.ts';

/** One line, with a band around it where `low` and `high` are given. */
export interface FigureCurve {
  readonly name: string;
  readonly look: 'main' | 'other' | 'formula';
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
}

export interface FigureAxis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Ticks of the unit "%" are shares from 0 to 1. */
  readonly unit: string;
}

export interface CurvesData {
  readonly title: string;
  readonly caption: string;
  readonly curves: readonly FigureCurve[];
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** The reader's own number, on the axis that it was asked for. */
  readonly prediction?: { readonly axis: 'x' | 'y'; readonly value: number; readonly label: string };
}

/** Widths for which a figure is drawn; the page shows the one that fits. */
export const widths = { wide: 680, narrow: 350 } as const;

const dash = { main: undefined, other: '7 4', formula: '2 3' } as const;
const colour = { main: 'var(--sync)', other: 'var(--ink)', formula: 'var(--ink-quiet)' } as const;

/**
 * Curves over one axis, with bands, marks and the reader's prediction. The same bytes for the same arguments. Curves are told apart by
 * dash and by a label at the line, not by colour alone.
 */
export function curvesFigure(data: CurvesData, width: number): Markup {
  const narrow = width < 500;
  const height = narrow ? 310 : 350;
  const places = legendPlaces(
    data.curves.map(({ name }) => name),
    width,
  );
  const edge = { left: 52, right: 16, top: 48 + (places.at(-1)?.y ?? 0), bottom: 52 };
  const { x, y } = data;
  const px = (value: number) => edge.left + ((value - x.from) / (x.to - x.from)) * (width - edge.left - edge.right);
  const py = (value: number) => height - edge.bottom - ((value - y.from) / (y.to - y.from)) * (height - edge.top - edge.bottom);
  const inside = (value: number, axis: FigureAxis) => Math.min(axis.to, Math.max(axis.from, value));

  const curves = data.curves.map((curve) => {
    const banded = curve.points.filter((point) => point.low !== undefined && point.high !== undefined);
    const band = area<(typeof banded)[number]>()
      .x((point) => px(point.x))
      .y0((point) => py(inside(point.low ?? point.y, y)))
      .y1((point) => py(inside(point.high ?? point.y, y)))
      .digits(1)(banded);
    const path = line<(typeof curve.points)[number]>()
      .x((point) => px(point.x))
      .y((point) => py(inside(point.y, y)))
      .digits(1)(curve.points);
    return markup`<g>${band !== null && banded.length > 1 && markup`<path d="${band}" fill="${colour[curve.look]}" fill-opacity="0.14" />`}<path d="${path ?? ''}" fill="none" stroke="${colour[curve.look]}" stroke-width="${curve.look === 'formula' ? 1.5 : 2.5}" stroke-dasharray="${dash[curve.look] ?? 'none'}" stroke-linejoin="round" />${curve.look === 'main' && curve.points.length < 15 && curve.points.map((point) => markup`<circle cx="${px(point.x)}" cy="${py(inside(point.y, y))}" r="4" fill="${colour.main}" />`)}</g>`;
  });

  const legend = data.curves.map((curve, index) => {
    const { x: at = 0, y: down = 0 } = places[index] ?? {};
    return markup`<g transform="translate(${at} ${down})"><line x1="0" x2="26" y1="14" y2="14" stroke="${colour[curve.look]}" stroke-width="${curve.look === 'formula' ? 1.5 : 2.5}" stroke-dasharray="${dash[curve.look] ?? 'none'}" /><text x="33" y="18">${curve.name}</text></g>`;
  });

  const marks = data.marks.map((mark, index) => {
    const at = px(inside(mark.x, x));
    const late = at > width - 110;
    return markup`<g><line x1="${at}" x2="${at}" y1="${edge.top}" y2="${height - edge.bottom}" stroke="var(--ink-quiet)" stroke-dasharray="1 3" /><text class="mark" x="${late ? at - 5 : at + 5}" y="${height - edge.bottom - 10 - index * 16}" text-anchor="${late ? 'end' : 'start'}" paint-order="stroke" stroke="var(--paper-raised)" stroke-width="4" stroke-linejoin="round">${mark.label}</text></g>`;
  });

  return markup`<svg class="curves" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${data.title}. ${data.caption}"><g aria-hidden="true" font-family="var(--font-ui)" font-size="12.5" fill="var(--ink)">${ticks(y, narrow ? 4 : 5).map((tick) => markup`<g><line x1="${edge.left}" x2="${width - edge.right}" y1="${py(tick)}" y2="${py(tick)}" stroke="var(--rule)" /><text x="${edge.left - 8}" y="${py(tick) + 4}" text-anchor="end">${tickText(tick, y)}</text></g>`)}${ticks(x, narrow ? 4 : 8).map((tick) => markup`<g><line x1="${px(tick)}" x2="${px(tick)}" y1="${height - edge.bottom}" y2="${height - edge.bottom + 5}" stroke="var(--ink)" /><text x="${px(tick)}" y="${height - edge.bottom + 20}" text-anchor="middle">${tickText(tick, x)}</text></g>`)}<line x1="${edge.left}" x2="${width - edge.right}" y1="${height - edge.bottom}" y2="${height - edge.bottom}" stroke="var(--ink)" /><text x="${width - edge.right}" y="${height - 10}" text-anchor="end" fill="var(--ink-quiet)">${withUnit(x)} →</text><text x="${edge.left}" y="${edge.top - 9}" fill="var(--ink-quiet)">↑ ${withUnit(y)}</text>${curves}${marks}${legend}${data.prediction && predicted(data.prediction)}</g></svg>`;

  function predicted({ axis, value, label }: NonNullable<CurvesData['prediction']>): Markup {
    if (axis === 'x') {
      const at = px(inside(value, x));
      const late = at > width / 2;
      const text = value > x.to ? `${label} →` : label;
      return markup`<g class="prediction"><line x1="${at}" x2="${at}" y1="${edge.top}" y2="${height - edge.bottom}" stroke="var(--warn)" stroke-width="2" /><path d="M${at - 6} ${edge.top} h12 l-6 9 z" fill="var(--warn)" /><text x="${late ? at - 8 : at + 8}" y="${edge.top + 16}" text-anchor="${late ? 'end' : 'start'}" font-weight="650">${text}</text></g>`;
    }
    const at = py(inside(value, y));
    const text = value > y.to ? `${label} ↑` : label;
    return markup`<g class="prediction"><line x1="${edge.left}" x2="${width - edge.right}" y1="${at}" y2="${at}" stroke="var(--warn)" stroke-width="2" /><path d="M${edge.left} ${at - 6} v12 l9 -6 z" fill="var(--warn)" /><text x="${edge.left + 14}" y="${at < edge.top + 24 ? at + 16 : at - 7}" font-weight="650">${text}</text></g>`;
  }
}

/** Where each entry of the legend stands: side by side, and on the next line where it no longer fits. */
function legendPlaces(names: readonly string[], width: number): { readonly x: number; readonly y: number }[] {
  const left = 52;
  let x = left;
  let y = 0;
  return names.map((name) => {
    const wide = 33 + textWidth(name, 12.5) + 18;
    if (x > left && x + wide > width) {
      x = left;
      y += 20;
    }
    const place = { x, y };
    x += wide;
    return place;
  });
}

function withUnit({ label, unit }: FigureAxis): string {
  return unit === '' || unit === '%' ? label : `${label}, ${unit}`;
}

function tickText(value: number, { unit }: FigureAxis): string {
  if (unit === '%') return `${Math.round(value * 1000) / 10} %`;
  return String(Math.round(value * 1000) / 1000).replace(/\B(?=(\d{3})+$)(?<=\d{2,})/g, ',');
}

/** About `count` round values from one end of an axis to the other. */
function ticks({ from, to }: FigureAxis, count: number): number[] {
  const rough = (to - from) / count;
  let power = 1e-3;
  while (power * 10 <= rough) power *= 10;
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.99) ?? rough;
  const values: number[] = [];
  for (let index = 0; from + index * step <= to + step / 1000; index += 1)
    values.push(Math.round((from + index * step) * 1e6) / 1e6);
  return values;
}
