import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../lab/index.ts';
import type { Runner, RunnerParts } from '../runner/client.ts';
import { builtScript, onBuiltSite } from './built-site.ts';
import type { Section } from './section.ts';

const project = join(import.meta.dirname, '..', '..');
const exercise = 'fan-out-a-page';
const runs = 60;

/** Milliseconds from the request to the verdict, one per run, in the order in which they were measured. */
interface Samples {
  readonly warm: readonly number[];
  readonly cold: readonly number[];
  readonly plan: { readonly runs: number; readonly events: number };
}

interface Measuring {
  readonly client: string;
  readonly judge: string;
  readonly exercise: string;
  readonly source: string;
  readonly runs: number;
}

/** From the request to the verdict in headless Chromium, on the built site: compile, the whole plan, the judge. */
export const verdictSection: Section = {
  name: 'verdict',
  about: `ms from a run to its verdict: the solution of ${exercise}, whole plan, in headless Chromium on the built site`,
  async run(print) {
    const samples = await measure(print);
    print(`plan: ${samples.plan.runs} runs, ${samples.plan.events} events; ${runs} measurements each, compile included\n`);
    print('                                        p50    p95    max');
    print(row('fresh worker in the frame of the page', samples.warm));
    print(row('fresh frame, worker and judge', samples.cold));
    print('\nThe first row is every run but the first: its worker has waited, booted. The second is the first run on a page.');
    print('Aim: p95 ≤ 150 ms on 2 cores.');
  },
};

function measure(print: (line: string) => void): Promise<Samples> {
  return onBuiltSite(`/exercises/${exercise}/`, print, (page) => {
    const source = readFileSync(join(project, 'exercises', exercise, 'solution.ts'), 'utf8');
    const [client, judge] = [builtScript(/^client\..*\.js$/), builtScript(/^judge-worker.*\.js$/)];
    return page.evaluate(measureInPage, { client, judge, exercise, source, runs });
  });
}

/** Runs in the page; what it needs is handed to it. */
async function measureInPage({ client, judge, exercise, source, runs }: Measuring): Promise<Samples> {
  const { createRunner } = (await import(client)) as { createRunner: (parts: RunnerParts) => Runner };
  const realm = await (await fetch(`/realm/${exercise}.js`)).text();
  const open = () =>
    createRunner({
      frameHost: document.body,
      judgeWorker: () => new Worker(judge, { type: 'module' }),
      realmText: () => Promise.resolve(realm),
    });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
  const passed = async (runner: Runner) => {
    const { verdict, durationMs } = await runner.run({ exercise, source });
    if (verdict.verdict !== 'pass') throw new Error(`The solution does not pass: ${JSON.stringify(verdict)}`);
    return { verdict, durationMs };
  };

  const kept = open();
  const { verdict } = await passed(kept);
  const warm: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    // A reader does not run again before the next worker has booted.
    await pause();
    warm.push((await passed(kept)).durationMs);
  }
  kept.dispose();
  const cold: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const runner = open();
    cold.push((await passed(runner)).durationMs);
    runner.dispose();
    await pause();
  }
  return { warm, cold, plan: { runs: verdict.runs, events: verdict.events } };
}

function row(title: string, samples: readonly number[]): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const cells = [0.5, 0.95, 1].map((share) => percentile(sorted, share)).map((ms) => ms.toFixed(0).padStart(6));
  return `${title.padEnd(37)} ${cells.join(' ')}`;
}
