import type { Band, Lifeline, Mark, Span } from '../lab/trace/sequence-model.ts';
import { formatTime } from '../lab/trace/time-words.ts';
import { markup, type Markup } from './markup.ts';
import { halo } from './sequence-arrows.ts';
import { barWidth, type SequenceLayout } from './sequence-layout.ts';
import { fitText, textWidth } from './sequence-text.ts';

/** The names of the lifelines in their boxes. */
export function drawHeads(layout: SequenceLayout): Markup {
  const { narrow, spacing } = layout;
  const fontPx = narrow ? 11 : 13.5;
  return markup`${layout.lifelines.map((lifeline) => {
    const iconRoom = narrow ? 0 : 22;
    const name = fitText(lifeline.name, spacing - (narrow ? 8 : 20) - iconRoom, fontPx);
    const width = Math.min(spacing - 4, textWidth(name, fontPx) + (narrow ? 10 : 20) + iconRoom);
    const height = narrow ? 36 : 32;
    const x = lifeline.x - width / 2;
    const top = layout.top - height - 10;
    const icon = narrow ? drawIcon(lifeline.kind, lifeline.x, top + 10) : drawIcon(lifeline.kind, x + 18, top + height / 2);
    const textX = narrow ? lifeline.x : x + 30 + (width - 30 - 8) / 2;
    return markup`<g><title>${lifeline.name}: ${lifeline.kind}</title><rect x="${x}" y="${top}" width="${width}" height="${height}" rx="${lifeline.kind === 'queue' ? height / 2 : 4}" fill="var(--paper-raised)" stroke="var(--ink)" stroke-width="1.25"${lifeline.kind === 'queue' && markup` stroke-dasharray="5 3"`}/>${icon}<text x="${textX}" y="${narrow ? top + 29 : top + height / 2 + fontPx * 0.36}" text-anchor="middle" font-size="${fontPx}" font-weight="650" fill="var(--ink)">${name}</text></g>`;
  })}`;
}

/** A person, a box, a row of envelopes, a drum. */
function drawIcon(kind: Lifeline['kind'], x: number, y: number): Markup {
  const stroke = markup`fill="none" stroke="var(--ink-quiet)" stroke-width="1.3" stroke-linejoin="round" stroke-linecap="round"`;
  switch (kind) {
    case 'client':
      return markup`<g ${stroke}><circle cx="${x}" cy="${y - 3.5}" r="2.7"/><path d="M ${x - 5} ${y + 6} q 0 -5.5 5 -5.5 t 5 5.5"/></g>`;
    case 'service':
      return markup`<g ${stroke}><rect x="${x - 5.5}" y="${y - 5}" width="11" height="10" rx="1.5"/><path d="M ${x - 5.5} ${y} h 11"/></g>`;
    case 'queue':
      return markup`<g ${stroke}><path d="M ${x - 6.5} ${y - 4} v 8 M ${x - 2.5} ${y - 4} v 8 M ${x + 1.5} ${y - 4} v 8 M ${x + 5} ${y - 2.5} l 2.5 2.5 l -2.5 2.5"/></g>`;
    case 'store':
      return markup`<g ${stroke}><ellipse cx="${x}" cy="${y - 3.5}" rx="5" ry="2"/><path d="M ${x - 5} ${y - 3.5} v 7 a 5 2 0 0 0 10 0 v -7"/></g>`;
  }
}

/** The lines down from the heads; where the process is down there is none. */
export function drawStems(layout: SequenceLayout): Markup {
  return markup`${layout.lifelines.map(
    ({ x }) =>
      markup`<path d="M ${x} ${layout.top - 10} V ${layout.bottom}" stroke="var(--ink-quiet)" stroke-opacity="0.55" stroke-width="1"/>`,
  )}`;
}

export function drawSpan(span: Span, layout: SequenceLayout, current: boolean): Markup {
  const x = layout.x(span.lifeline);
  const top = layout.y(span.records[0] ?? 0);
  const last = span.records.at(-1) ?? 0;
  const bottom = span.open ? layout.bottom : span.what === 'sleeping' ? layout.yOfTime(span.until) : layout.y(last);
  const height = Math.max(3, bottom - top);
  const width = barWidth(layout.narrow);
  const left = x - width / 2 + layout.lane(span);
  switch (span.what) {
    case 'busy': {
      const hue = span.handedOver
        ? markup`fill="var(--async-wash)" stroke="var(--async)"`
        : markup`fill="var(--sync-wash)" stroke="var(--sync)"`;
      const stroke = current ? 2.25 : 1.25;
      if (span.abandonedAt === undefined)
        return markup`<title>${span.label}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" ${hue} stroke-width="${stroke}" rx="1.5"/>`;
      const turn = Math.min(bottom, Math.max(top, layout.yOfTime(span.abandonedAt)));
      return markup`<title>${span.label}, from ${formatTime(span.abandonedAt)} on for nobody</title><rect x="${left}" y="${top}" width="${width}" height="${turn - top}" ${hue} stroke-width="${stroke}" rx="1.5"/><rect x="${left}" y="${turn}" width="${width}" height="${Math.max(3, bottom - turn)}" fill="var(--paper-raised)" stroke="var(--ink-quiet)" stroke-width="1.25" stroke-dasharray="3 2.5"/>`;
    }
    case 'waiting':
      return markup`<title>${span.label}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="var(--paper-raised)"/><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="url(#sequence-waiting)" stroke="var(--ink-quiet)" stroke-width="${current ? 2 : 1}" rx="1.5"/>`;
    case 'sleeping': {
      const text = fitText(`sleeps ${formatTime(span.until - span.from)}`, layout.width - x - 24, layout.fontPx);
      return markup`<path d="M ${x + 8} ${top} V ${Math.max(top + 6, bottom)}" stroke="var(--ink-quiet)" stroke-width="${current ? 3 : 2}" stroke-dasharray="0.5 5" stroke-linecap="round"/><text x="${x + 15}" y="${top + 4}" font-size="${layout.fontPx}" font-style="italic" fill="var(--ink-quiet)" ${halo}>${text}</text>`;
    }
    case 'down':
      return markup`<title>${span.label}</title><rect x="${x - 3}" y="${top}" width="6" height="${height}" fill="var(--paper-raised)"/><path d="M ${x} ${top} V ${bottom}" stroke="var(--bad)" stroke-width="1.5" stroke-dasharray="1.5 5" stroke-linecap="round"/>`;
    case 'gave-up': {
      const bracket = x - width / 2 - 6;
      return markup`<title>${span.label}</title><path d="M ${bracket + 5} ${top} H ${bracket} V ${bottom} H ${bracket + 5}" fill="none" stroke="var(--bad)" stroke-width="${current ? 2 : 1.25}" stroke-dasharray="2 2.5"/>`;
    }
  }
}

/** Signs drawn around the point itself; each kind has its own shape. */
function drawSign({ what, tone }: Mark, x: number, y: number): Markup {
  const hue = tone === 'quiet' ? 'var(--ink)' : `var(--${tone})`;
  const ground = markup`fill="var(--paper-raised)" stroke="${hue}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"`;
  switch (what) {
    case 'timed-out':
    case 'aborted':
      return markup`<circle cx="${x}" cy="${y}" r="6.5" ${ground}/><path d="M ${x} ${y - 3.5} V ${y} L ${x + 2.8} ${y + 1.6}" fill="none" stroke="${hue}" stroke-width="1.5" stroke-linecap="round"/>`;
    case 'crashed':
    case 'error':
    case 'rejected':
    case 'publish-failed':
      return markup`<circle cx="${x}" cy="${y}" r="7" fill="${hue}"/><path d="M ${x - 3} ${y - 3} l 6 6 m 0 -6 l -6 6" stroke="var(--paper-raised)" stroke-width="2" stroke-linecap="round"/>`;
    case 'restarted':
    case 'returned':
      return markup`<circle cx="${x}" cy="${y}" r="7" ${ground}/><path d="M ${x - 3} ${y + 1.5} a 3.3 3.3 0 1 0 0.6 -3.2 M ${x - 3.4} ${y - 4} v 2.8 h 2.8" fill="none" stroke="${hue}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`;
    case 'expired':
      return markup`<path d="M ${x - 4} ${y - 5} h 8 l -8 10 h 8 Z" ${ground}/>`;
    case 'fact':
      return markup`<path d="M ${x} ${y - 6} l 6 6 l -6 6 l -6 -6 Z" fill="${hue}"/>`;
    case 'store':
      return markup`<rect x="${x - 5}" y="${y - 5}" width="10" height="10" rx="2" ${ground}/>`;
    case 'console':
      return markup`<circle cx="${x}" cy="${y}" r="3.5" ${ground}/>`;
  }
}

export function drawMark(mark: Mark, layout: SequenceLayout, current: boolean): Markup {
  const { fontPx } = layout;
  const x = layout.x(mark.lifeline);
  const y = layout.y(mark.records[0] ?? 0);
  const right = layout.dock(mark.lifeline, y, 'right');
  const left = layout.dock(mark.lifeline, y, 'left');
  const roomRight = layout.width - 8 - right - 13;
  const needed = textWidth(mark.label, fontPx) * 1.05;
  const onRight = needed <= roomRight || roomRight >= left - 60;
  const text = fitText(mark.label, onRight ? roomRight : left - 20, fontPx);
  const textX = onRight ? Math.max(right, x + 6) + 7 : Math.min(left, x - 6) - 7;
  const hue = mark.tone === 'quiet' ? 'var(--ink)' : `var(--${mark.tone})`;
  const weight = mark.what === 'console' ? 400 : 650;
  return markup`${current && markup`<circle cx="${x}" cy="${y}" r="13" fill="var(--warn)" fill-opacity="0.32"/>`}${drawSign(mark, x, y)}<text x="${textX}" y="${y + fontPx * 0.35}" font-size="${fontPx}" font-weight="${current ? 750 : weight}" text-anchor="${onRight ? 'start' : 'end'}" fill="${hue}"${mark.what === 'console' && markup` font-family="var(--font-code)"`} ${halo}>${text}</text>`;
}

interface BandBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelY: number;
}

function boxOf(band: Band, layout: SequenceLayout): BandBox {
  const names = band.lifelines.length > 0 ? band.lifelines : layout.lifelines.map(({ name }) => name);
  const xs = names.map((name) => layout.x(name));
  const reach = layout.spacing / 2 - 3;
  const labelY = layout.y(band.records[0] ?? 0);
  const top = Math.max(layout.top - 6, labelY - 16);
  const bottom = band.open ? layout.bottom : layout.y(band.records.at(-1) ?? 0);
  return { left: Math.min(...xs) - reach, right: Math.max(...xs) + reach, top, bottom: Math.max(top + 18, bottom), labelY };
}

/** The ground of a fault, under everything else. */
export function drawBand(band: Band, layout: SequenceLayout, current: boolean): Markup {
  const { left, right, top, bottom } = boxOf(band, layout);
  return markup`<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="var(--bad)" fill-opacity="${current ? 0.16 : 0.075}" rx="3"/><path d="M ${left} ${top} H ${right}${!band.open && markup` M ${left} ${bottom} H ${right}`}" stroke="var(--bad)" stroke-width="1.25" stroke-dasharray="6 3" stroke-opacity="0.8"/>`;
}

/** What the fault is, over everything else. */
export function drawBandLabel(band: Band, layout: SequenceLayout): Markup {
  const { left, right, labelY } = boxOf(band, layout);
  const { fontPx } = layout;
  const signRoom = 14;
  const roomRight = layout.width - 6 - left;
  const onRight = textWidth(band.label, fontPx) + signRoom > roomRight && right > roomRight;
  const label = fitText(band.label, (onRight ? right - 8 : roomRight - 6) - signRoom, fontPx);
  const signX = onRight ? Math.max(4, right - 3 - textWidth(label, fontPx) - signRoom) : left + 5;
  return markup`<path d="M ${signX + 6} ${labelY - 12} l -5 7 h 4 l -1.5 5 l 5.5 -7.5 h -4 Z" fill="var(--bad)"/><text x="${signX + signRoom}" y="${labelY - 2}" font-size="${fontPx}" font-weight="650" fill="var(--bad)" text-anchor="start" ${halo}>${label}</text>`;
}
