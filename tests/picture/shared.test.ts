import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawShared, outliner, sharedPng } from '../../src/picture/index.ts';
import { linesOf } from '../../src/picture/outline.ts';

const font = 'node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2';
const letters = outliner(readFileSync(join(import.meta.dirname, '..', '..', font)));

describe('the picture of a shared link', () => {
  it('is a PNG of 1200 by 630 pixels with the title on it', async () => {
    const [one, other] = await Promise.all(
      ['Latency', 'Coupling'].map((title) => sharedPng({ kind: 'Lesson 2', title }, letters)),
    );
    expect(await sharp(one).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(Buffer.compare(one ?? new Uint8Array(), other ?? new Uint8Array())).not.toBe(0);
  });

  it('needs no font where it is drawn, and takes no markup from a title', () => {
    const svg = drawShared({ kind: 'Exercise', title: '</svg><script>' }, letters);
    expect(svg).not.toMatch(/<text|font-family|<script/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('breaks a long title between words, within the width', () => {
    const title = 'A payment that may be asked for twice and is taken only once';
    const lines = linesOf(title, letters, 76, 1040);
    expect(lines.join(' ')).toBe(title);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(letters.width(line, 76)).toBeLessThanOrEqual(1040);
  });
});
