import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fonts, trimFont } from './fonts/trim.ts';

/** `npm run fonts`: writes the fonts of the site into `src/styles/fonts/`, with no more in them than the styles use. They are committed; run it when a weight is new. */
const project = join(import.meta.dirname, '..', '..');
for (const font of fonts) {
  const trimmed = await trimFont(font);
  writeFileSync(join(project, 'src', 'styles', 'fonts', font.file), trimmed);
  const whole = statSync(join(project, 'node_modules', font.source)).size;
  console.log(`${font.file.padEnd(22)} ${kb(trimmed.length)} KB of ${kb(whole)} KB`);
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
