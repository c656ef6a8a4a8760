import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'styles', 'tokens.css'), 'utf8');
const declared = new Map([...css.matchAll(/^ {2}--([a-z-]+):\s*(.+?);/gm)].map(([, name = '', value = '']) => [name, value]));

/** Relative luminance of WCAG 2.2 of a colour written as #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The pigment of a role in one scheme. */
function pigment(role: string, scheme: 'day' | 'night'): string {
  const [, day = '', night = ''] =
    /^light-dark\(var\(--(day-[a-z-]+)\), var\(--(night-[a-z-]+)\)\)$/.exec(declared.get(role) ?? '') ?? [];
  const value = declared.get(scheme === 'day' ? day : night);
  if (!value?.match(/^#[0-9a-f]{6}$/))
    throw new Error(`--${role}: expected light-dark of two pigments, found "${declared.get(role)}"`);
  return value;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'ink-quiet', 'sync', 'async', 'good', 'bad', 'warn', 'focus'];
const grounds = ['paper', 'paper-raised', 'paper-sunken'];

describe.each(['day', 'night'] as const)('by %s', (scheme) => {
  it.each(texts)('--%s can be read on every ground', (text) => {
    for (const ground of grounds)
      expect(contrast(pigment(text, scheme), pigment(ground, scheme)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('the text of the main button can be read', () => {
    expect(contrast(pigment('on-accent', scheme), pigment('accent', scheme))).toBeGreaterThanOrEqual(4.5);
  });
});
