import type { Theme } from './handle.ts';

/** The colours of an editor, as `#rrggbb`, which is all that Monaco reads. */
export interface CodeColours {
  readonly paper: string;
  readonly sunken: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly accent: string;
  readonly bad: string;
  /** Strings and numbers. Keywords are told by weight, as in the prose of the course. */
  readonly literal: string;
  readonly selection: string;
}

const COLOURS = {
  paper: 'var(--paper-raised)',
  sunken: 'var(--paper-sunken)',
  ink: 'var(--ink)',
  quiet: 'var(--ink-quiet)',
  rule: 'var(--rule)',
  accent: 'var(--accent)',
  bad: 'var(--bad)',
  literal: 'var(--good)',
  selection: 'color-mix(in oklab, var(--warn) 32%, var(--paper-raised))',
} as const satisfies Record<keyof CodeColours, string>;

/**
 * Reads the page's own colours for one theme. A custom property holds `light-dark(…)` unresolved, so a probe element in
 * that colour scheme resolves it, and one pixel of a canvas turns any notation into numbers.
 */
export function readCodeColours(host: HTMLElement, theme: Theme): CodeColours {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  probe.style.colorScheme = theme;
  host.append(probe);
  const canvas = host.ownerDocument.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pixel = canvas.getContext('2d', { willReadFrequently: true });
  const read = (value: string): string => {
    probe.style.color = value;
    const colour = getComputedStyle(probe).color;
    if (!pixel) return '#808080';
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const { paper, sunken, ink, quiet, rule, accent, bad, literal, selection } = COLOURS;
  const colours: CodeColours = {
    paper: read(paper),
    sunken: read(sunken),
    ink: read(ink),
    quiet: read(quiet),
    rule: read(rule),
    accent: read(accent),
    bad: read(bad),
    literal: read(literal),
    selection: read(selection),
  };
  probe.remove();
  return colours;
}
