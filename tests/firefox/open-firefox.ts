import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { launch, type Browser } from 'puppeteer-core';

/**
 * A headless Firefox over WebDriver BiDi: the one in FIREFOX_PATH, else the system's. Playwright cannot drive a distribution's build.
 *
 * @throws an error with the command to type when there is none.
 */
export async function openFirefox(): Promise<Browser> {
  const path = process.env['FIREFOX_PATH'] ?? ['firefox', 'firefox-esr'].map(which).find((found) => found !== undefined);
  if (path === undefined || !existsSync(path))
    throw new Error('These tests need a Firefox. Install one (Debian: apt-get install firefox-esr) or set FIREFOX_PATH to it.');
  return launch({ browser: 'firefox', executablePath: path, headless: true });
}

function which(name: string): string | undefined {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // `which` exits with 1 where there is no such program.
    return undefined;
  }
}
