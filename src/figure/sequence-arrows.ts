import type { Arrow } from '../lab/trace/sequence-model.ts';
import { markup, type Markup } from './markup.ts';
import { arrowHeights, type SequenceLayout } from './sequence-layout.ts';
import { fitText, textWidth } from './sequence-text.ts';

/** Calls, replies and transactions are waited for: solid lines, filled heads. Everything else is handed over: dashed, open heads. */
const isSync = (arrow: Arrow): boolean => arrow.what === 'call' || arrow.what === 'reply' || arrow.what === 'store';
const isMain = (arrow: Arrow): boolean => arrow.what !== 'reply' && arrow.what !== 'confirm' && arrow.what !== 'ack';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly fromX: number;
  readonly toX: number;
  /** 1 to the right, −1 to the left. */
  readonly direction: 1 | -1;
  readonly path: string;
  /** The direction in which the head points. */
  readonly headX: number;
  readonly headY: number;
}

export function drawArrow(arrow: Arrow, layout: SequenceLayout, current: boolean): Markup {
  const line = route(arrow, layout);
  const hue = arrow.tone === 'bad' ? 'var(--bad)' : isSync(arrow) ? 'var(--sync)' : 'var(--async)';
  const faint = arrow.tone === 'late' ? 0.75 : 1;
  const strokeWidth = isMain(arrow) ? 1.75 : 1.1;
  const dash = isSync(arrow) ? undefined : '5 4';
  return markup`${current && markup`<path d="${line.path}" fill="none" stroke="var(--warn)" stroke-opacity="0.32" stroke-width="13" stroke-linecap="round"/>`}
<path d="${line.path}" fill="none" stroke="transparent" stroke-width="14"/>
<path d="${line.path}" fill="none" stroke="${hue}" stroke-opacity="${faint}" stroke-width="${current ? strokeWidth + 0.75 : strokeWidth}" stroke-linejoin="round"${dash && markup` stroke-dasharray="${dash}"`}/>
${drawEnd(arrow, line, hue)}${writeLabel(arrow, line, layout, current)}`;
}

function route(arrow: Arrow, layout: SequenceLayout): Line {
  const { start, end } = arrowHeights(arrow, layout);
  const target = layout.x(arrow.to);
  const origin = layout.x(arrow.from);
  if (arrow.from === arrow.to) return routeToItself(layout, arrow, start, end);
  const direction = target > origin ? 1 : -1;
  const fromX = layout.dock(arrow.from, start, direction === 1 ? 'right' : 'left');
  const dockX = layout.dock(arrow.to, end, direction === 1 ? 'left' : 'right');
  if (arrow.end.how !== 'arrived') {
    const toX = fromX + (dockX - fromX) * (arrow.end.how === 'lost' ? 0.72 : 0.8);
    return { start, end: start, fromX, toX, direction, path: path`M ${fromX} ${start} H ${toX}`, headX: direction, headY: 0 };
  }
  const drop = end - start;
  const toX = dockX - direction;
  if (drop <= 14 || !layout.busyBetween(start, end)) {
    const length = Math.hypot(toX - fromX, drop);
    return {
      ...{ start, end, fromX, toX, direction },
      path: path`M ${fromX} ${start} L ${toX} ${end}`,
      headX: (toX - fromX) / length,
      headY: drop / length,
    };
  }
  // Others are written below while this one travels: it stays level until shortly before its goal and falls there.
  const knee = toX - direction * Math.min(22, Math.abs(toX - fromX) * 0.35);
  return {
    ...{ start, end, fromX, toX, direction },
    path: path`M ${fromX} ${start} H ${knee - direction * 5} Q ${knee} ${start} ${knee + direction * 2} ${start + 6} L ${knee + direction * 5} ${end - 6} Q ${knee + direction * 6} ${end} ${knee + direction * 11} ${end} H ${toX}`,
    headX: direction,
    headY: 0,
  };
}

function routeToItself(layout: SequenceLayout, arrow: Arrow, start: number, end: number): Line {
  const fromX = layout.dock(arrow.from, start, 'right');
  const low = Math.max(end, start + 10);
  return {
    ...{ start, end: low, fromX, toX: fromX + 1, direction: 1 },
    path: path`M ${fromX} ${start} h 18 q 6 0 6 5 V ${low - 5} q 0 5 -6 5 H ${fromX + 1}`,
    headX: -1,
    headY: 0,
  };
}

function drawEnd(arrow: Arrow, line: Line, hue: string): Markup {
  const { toX, end } = line;
  if (arrow.end.how === 'lost')
    return markup`<path d="${path`M ${toX - 5} ${end - 5} l 10 10 m 0 -10 l -10 10`}" fill="none" stroke="${arrow.tone === 'late' ? 'var(--warn)' : 'var(--bad)'}" stroke-width="2.25" stroke-linecap="round"/>`;
  if (arrow.end.how === 'pending')
    return markup`<circle cx="${toX + line.direction * 4}" cy="${end}" r="3.5" fill="var(--paper-raised)" stroke="${hue}" stroke-width="1.5"/>`;
  const long = isMain(arrow) ? 9 : 7;
  const wide = isMain(arrow) ? 4.2 : 3.2;
  const { headX, headY } = line;
  const backX = toX - headX * long;
  const backY = end - headY * long;
  const corners = path`${backX - headY * wide} ${backY + headX * wide} L ${toX} ${end} L ${backX + headY * wide} ${backY - headX * wide}`;
  return isSync(arrow)
    ? markup`<path d="M ${corners} Z" fill="${hue}"/>`
    : markup`<path d="M ${corners}" fill="none" stroke="${hue}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** The label stands above the line, at the end from which it was sent. */
function writeLabel(arrow: Arrow, line: Line, layout: SequenceLayout, current: boolean): Markup {
  const { fontPx, narrow } = layout;
  const gap = 7;
  const itself = arrow.from === arrow.to;
  const toRight = line.direction === 1;
  const room = (toRight ? layout.width - 8 - line.fromX : line.fromX - layout.gutter) - gap - (itself ? 28 : 0);
  const pill = arrow.attempt > 1 ? `${narrow ? '' : arrow.what === 'deliver' ? 'delivery ' : 'attempt '}${arrow.attempt}` : '';
  const pillWidth = pill === '' ? 0 : textWidth(pill, fontPx - 1.5) + 12;
  const fate = fateOf(arrow);
  const fateRoom = fate === '' ? 0 : Math.min(textWidth(` ${fate}`, fontPx), room * 0.6);
  const text = fitText(arrow.label, room - pillWidth - fateRoom - (pill === '' ? 0 : 5), fontPx);
  const fateText = fitText(fate, fateRoom, fontPx);
  const y = line.start - 5.5;
  const startX = line.fromX + line.direction * gap + (itself ? 28 : 0);
  const textX = startX + line.direction * (pillWidth + (pill === '' ? 0 : 5));
  const ink = arrow.tone === 'bad' ? 'var(--bad)' : isMain(arrow) ? 'var(--ink)' : 'var(--ink-quiet)';
  const fateInk = arrow.tone === 'late' ? 'var(--warn)' : arrow.end.how === 'pending' ? 'var(--ink-quiet)' : 'var(--bad)';
  const anchor = toRight ? 'start' : 'end';
  const pillX = toRight ? startX : startX - pillWidth;
  return markup`${
    pill !== '' &&
    markup`<rect x="${pillX}" y="${y - fontPx + 0.5}" width="${pillWidth}" height="${fontPx + 3}" rx="${(fontPx + 3) / 2}" fill="${isSync(arrow) ? 'var(--sync)' : 'var(--async)'}"/><text x="${pillX + pillWidth / 2}" y="${y - 0.5}" font-size="${fontPx - 1.5}" text-anchor="middle" font-weight="700" fill="var(--paper-raised)">${pill}</text>`
  }<text x="${textX}" y="${y}" font-size="${fontPx}" text-anchor="${anchor}" fill="${ink}"${current && markup` font-weight="700"`} ${halo}>${text}${fateText !== '' && markup`<tspan fill="${fateInk}" font-weight="700">${text === '' ? '' : ' '}${fateText}</tspan>`}</text>`;
}

function fateOf(arrow: Arrow): string {
  if (arrow.end.how === 'lost') return arrow.tone === 'late' ? '× too late' : `× ${arrow.end.reason}`;
  if (arrow.end.how === 'pending') return '… on its way';
  return arrow.tone === 'late' ? '— too late' : '';
}

/** A seam of paper around letters keeps them readable on top of lines. */
export const halo = markup`paint-order="stroke" stroke="var(--paper-raised)" stroke-width="4" stroke-linejoin="round"`;

function path(strings: TemplateStringsArray, ...values: readonly number[]): string {
  return strings
    .map((string, i) => string + (i < values.length ? String(Math.round((values[i] ?? 0) * 100) / 100) : ''))
    .join('');
}
