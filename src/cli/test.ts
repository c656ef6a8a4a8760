import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findChromium } from './chromium.ts';
import { sumOfVitest, sumOfPlaywright, type Tally } from './tally.ts';

/**
 * `npm test`: everything that must hold before a change lands, in the order in which a failure is cheapest to learn. Every
 * step runs even after a failure; what failed is named again at the end, and the last line is `N passed, N failed`. Format, lint,
 * types and build count as one each.
 */
const reports = mkdtempSync(join(tmpdir(), '202-accepted-'));
const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0, failures: [] };
const checks = ['format', 'lint', 'types'];
const steps: readonly { readonly name: string; readonly run: () => Tally | Promise<Tally> }[] = [
  { name: checks.join(', '), run: () => sideBySide(checks.map((name) => `check:${name}`)) },
  { name: 'unit tests', run: vitest },
  { name: 'build', run: () => command('npm', ['run', '--silent', 'build']) },
  { name: 'browser tests side by side', run: () => playwright('side by side', availableParallelism()) },
  { name: 'browser tests alone', run: () => playwright('alone', 1) },
];

let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];
for (const step of steps) {
  const began = performance.now();
  console.log(`\n── ${step.name}`);
  const tally = await step.run();
  passed += tally.passed;
  failed += tally.failed;
  skipped += tally.skipped;
  if (tally.failed > 0) failures.push(step.name, ...tally.failures.map((line) => `  ${line}`));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`── ${step.name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function command(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Tally {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : oneFailure;
}

/** Runs scripts that use one processor each, and nothing of each other, at the same time; what one says is printed when it ends. */
async function sideBySide(scripts: readonly string[]): Promise<Tally> {
  const failed = await Promise.all(
    scripts.map(async (script) => {
      const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
      const [said, complained, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      console.log(`${script}: ${status === 0 ? 'passed' : 'failed'}\n${said}${complained}`);
      return status === 0 ? [] : [script];
    }),
  );
  const failures = failed.flat();
  return { passed: scripts.length - failures.length, failed: failures.length, skipped: 0, failures };
}

function vitest(): Tally {
  const file = join(reports, 'vitest.json');
  const exit = command('npx', ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  return reported(file, exit, sumOfVitest);
}

async function playwright(project: string, workers: number): Promise<Tally> {
  try {
    const browser = await findChromium(console.log);
    console.log(`Chromium from ${browser.source}`);
    const file = join(reports, `${project}.json`);
    const exit = command('npx', ['playwright', 'test', `--project=${project}`, `--workers=${workers}`, '--reporter=list,json'], {
      CHROMIUM_PATH: browser.path,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
    return reported(file, exit, sumOfPlaywright);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return oneFailure;
  }
}

/** A runner that exits badly without a failed test in its report (a crash, no test found) still counts as one failure. */
function reported(file: string, exit: Tally, sum: (report: unknown) => Tally): Tally {
  try {
    const tally = sum(JSON.parse(readFileSync(file, 'utf8')));
    if (exit.failed > 0 && tally.failed === 0) return { ...tally, failed: 1 };
    if (tally.passed + tally.failed === 0) return { ...tally, failed: 1 };
    return tally;
  } catch {
    return oneFailure;
  }
}
