import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { rolldown } from 'rolldown';
import { openFirefox } from '../../../tests/firefox/open-firefox.ts';
import { hashes } from '../../../tests/scenario/every-part.ts';
import { findChromium } from '../chromium.ts';
import { root } from './digest.ts';
import type { EvidenceSection } from './section.ts';

type Hashes = Readonly<Record<string, string>>;

/** The trace hash of each scenario in three engines. Needs a Chromium and a Firefox. */
export const traceHashes: EvidenceSection = {
  id: 'hashes',
  command: 'npm run evidence -- hashes',
  code: ['src/lab', 'src/scenario', 'tests/scenario/every-part.ts'],
  collect: async (print) => {
    const bundle = await rolldown({ input: join(root, 'tests/scenario/every-part.ts') });
    const { output } = await bundle.generate({ format: 'iife', name: 'scenarios' });
    const script = `${output[0].code}; scenarios.hashes()`;
    const inNode: Hashes = hashes();
    const { path: executablePath } = await findChromium(print);
    const chrome = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const inChromium = (await (await chrome.newPage()).evaluate(script)) as Hashes;
    const chromeVersion = chrome.version();
    await chrome.close();
    const firefox = await openFirefox();
    const inFirefox = (await (await firefox.newPage()).evaluate(script)) as Hashes;
    const firefoxVersion = await firefox.version();
    await firefox.close();
    const rows = Object.entries(inNode).map(([name, hash]) => [
      name,
      hash,
      inChromium[name] === hash ? 'the same' : String(inChromium[name]),
      inFirefox[name] === hash ? 'the same' : String(inFirefox[name]),
    ]);
    const same = rows.filter((row) => row.slice(2).every((cell) => cell === 'the same')).length;
    return {
      summary: `${same} of ${rows.length} worlds leave the same trace, to the bit, in three engines.`,
      columns: ['world', 'trace hash in Node', 'in Chromium', 'in Firefox'],
      rows,
      engines: [`Chromium ${chromeVersion}`, firefoxVersion.replace(/^firefox\//i, 'Firefox ')],
    };
  },
};
