import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The browser that tests drive, and where it was found. */
export interface Browser {
  readonly path: string;
  readonly source: string;
}

/**
 * Finds a Chromium: the environment's (CHROMIUM_PATH), Playwright's own, the system's, one that Playwright can download, and last
 * one that Debian's package manager can install when we are root.
 *
 * @throws an error with the command to type when none of these leads to a browser.
 */
export async function findChromium(say: (line: string) => void): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) {
    if (existsSync(named)) return { path: named, source: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no file. Correct it, or unset it to have a browser looked for.`);
  }
  const found = (await playwrights()) ?? systems();
  if (found) return found;
  say('No Chromium found; asking Playwright to download one …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No download either; installing the package chromium with apt-get …');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env: environment, timeout: 300_000 });
    spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore', env: environment, timeout: 600_000 });
    const installed = systems();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium and none could be found or installed.\n' +
      'Try `npx playwright install chromium`, or `apt-get install chromium` as root, or set CHROMIUM_PATH to one.',
  );
}

async function playwrights(): Promise<Browser | undefined> {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? { path, source: 'Playwright' } : undefined;
}

function systems(): Browser | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      const path = execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      if (path !== '') return { path, source: 'the system' };
    } catch {
      // `which` exits with 1 where there is no such program; the next name may exist.
    }
  }
  return undefined;
}
