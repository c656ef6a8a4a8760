import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

/** `npm run test:site`: the browser tests alone, against the site as last built. Arguments are handed to Playwright. */
const browser = await findChromium(console.log);
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: browser.path },
});
process.exitCode = status ?? 1;
