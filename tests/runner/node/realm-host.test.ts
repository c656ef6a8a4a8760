import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/index.ts';
import { bundleRealm } from '../../../src/realm/bundle.ts';
import { exerciseFolder } from '../../../src/runner/node/index.ts';
import { runRealm } from '../../../src/runner/node/realm-host.ts';

const exercise = 'fan-out-a-page';
const solution = readFileSync(join(exerciseFolder(exercise), 'solution.ts'), 'utf8');
/** Real work of a second or two, which no clock of the lab sees. */
const slow =
  'const wasted = Array.from({ length: 5 }, (_, n) => Array.from({ length: 60_000 }, (_, i) => String(i * n)).sort().length);';

test('a run that takes long is heard to its end: that it is busy is told apart from what it did', async () => {
  const realm = await bundleRealm(exercise);
  const ran = async (source: string) => {
    const compiled = compile(source);
    if (!compiled.ok) throw new Error('The source does not compile.');
    const heard = { runs: 0, busy: 0 };
    const end = await runRealm({
      realm,
      code: compiled.code,
      wallMs: 60_000,
      onBusy: () => (heard.busy += 1),
      // As a listener does that wants nothing but the runs.
      hear(message) {
        if (message.type !== 'run') return 'stop';
        heard.runs += 1;
        return 'continue';
      },
    });
    return { ...heard, end };
  };
  const quick = await ran(solution);
  const late = await ran(`${solution}\n${slow}\nvoid wasted;\n`);
  expect(late).toMatchObject({ runs: quick.runs, busy: 1, end: undefined });
  expect(quick.runs).toBeGreaterThan(1);
}, 60_000);
