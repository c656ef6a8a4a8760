import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.ts';

/** `npm run icons`: draws the stamp as the PNG files that home screens ask for, into `public/`. They are committed; run it when the mark changes. */
const project = join(import.meta.dirname, '..', '..');
const font = readFileSync(
  join(project, 'node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2'),
).toString('base64');

/** `share`: how much of the edge the stamp takes. Of a maskable icon only the middle four fifths are sure to be seen. */
const icons = [
  { file: 'icon-192.png', edgePx: 192, share: 0.9 },
  { file: 'icon-512.png', edgePx: 512, share: 0.9 },
  { file: 'icon-maskable-512.png', edgePx: 512, share: 0.66 },
  { file: 'apple-touch-icon.png', edgePx: 180, share: 0.8 },
] as const;

const browser = await chromium.launch({
  executablePath: (await findChromium(console.log)).path,
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { file, edgePx, share } of icons) {
  const page = await browser.newPage({ viewport: { width: edgePx, height: edgePx } });
  await page.setContent(`<!doctype html><style>
    @font-face { font-family: Archivo; font-weight: 100 900; src: url(data:font/woff2;base64,${font}); }
    body { margin: 0; block-size: 100vh; display: grid; place-items: center; background: #f6f0e4; }
    svg { inline-size: ${share * 100}vw; color: #a93608; rotate: -6deg; font-family: Archivo; }
  </style><svg viewBox="0 0 120 72">
    <g fill="none" stroke="currentColor"><rect x="3" y="3" width="114" height="66" rx="9" stroke-width="6"/></g>
    <text x="60" y="50" text-anchor="middle" font-size="42" font-weight="800" textLength="84" lengthAdjust="spacingAndGlyphs" fill="currentColor">202</text>
  </svg>`);
  await page.evaluate(() => document.fonts.load('800 42px Archivo', '202'));
  writeFileSync(join(project, 'public', file), await page.screenshot());
  await page.close();
}
await browser.close();
