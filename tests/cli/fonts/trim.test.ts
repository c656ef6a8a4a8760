import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';
import { describe, expect, it } from 'vitest';
import { fonts, trimFont } from '../../../src/cli/fonts/trim.ts';
import { filesBelow } from '../../architecture/imports.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const styles = readFileSync(join(root, 'src', 'styles', 'fonts.css'), 'utf8');

describe.each(fonts)('$file', ({ file, source, weights, features }) => {
  const committed = readFileSync(join(root, 'src', 'styles', 'fonts', file));

  it('is what `npm run fonts` writes', async () => {
    const trimmed = await trimFont({ file, source, weights, features });
    expect(trimmed.equals(committed), `src/styles/fonts/${file} is not what \`npm run fonts\` writes now`).toBe(true);
  });

  it('is declared with the weights that it has', () => {
    const face = styles.split('@font-face').find((each) => each.includes(`./fonts/${file}`));
    const declared = typeof weights === 'number' ? `${weights}` : `${weights.min} ${weights.max}`;
    expect(face).toContain(`font-weight: ${declared};`);
  });

  it('draws every character of the course that the whole font can draw', () => {
    const whole = open(readFileSync(join(root, 'node_modules', source)));
    const trimmed = open(committed);
    const texts = filesBelow(root, ['content', 'exercises', 'src'], ['.md', '.mdx', '.json', '.astro', '.ts']);
    const used = new Set(texts.flatMap((text) => [...readFileSync(join(root, text), 'utf8')]));
    const lost = [...used].filter((sign) => draws(whole, sign) && !draws(trimmed, sign));
    expect(lost).toEqual([]);
  });

  it('says whose it is, and under which licence', () => {
    expect(open(committed).copyright).toContain('Project Authors');
  });
});

function open(file: Buffer): Font {
  const font = create(file);
  if (font.isCollection) throw new Error('A file with one font was expected.');
  return font;
}

function draws(font: Font, sign: string): boolean {
  return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
}
