import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../lab/index.ts';
import { exerciseIds } from '../realm/bundle.ts';
import type { Runner, RunnerParts } from '../runner/client.ts';
import { builtScript, onBuiltSite } from './built-site.ts';
import type { Section } from './section.ts';

const exercises = join(import.meta.dirname, '..', '..', 'exercises');
const repeats = 15;

interface Measuring {
  readonly client: string;
  readonly judge: string;
  readonly exercise: string;
  readonly solution: string;
  readonly failing: readonly string[];
  readonly repeats: number;
}

/** Milliseconds from the request to the verdict. */
interface Times {
  readonly runs: number;
  readonly events: number;
  /** The solution, the whole plan: one per repetition. */
  readonly plan: readonly number[];
  /** The starter and each wrong answer, to the first failure: of each the median of three. */
  readonly failure: readonly number[];
}

/** The plan of every exercise in headless Chromium: how long until everything has passed, how long until the first failure shows. */
export const plansSection: Section = {
  name: 'plans',
  about:
    'ms from a run to its verdict, for every exercise: the solution through the whole plan, wrong answers to their first failure',
  async run(print) {
    print(
      `The solution ${repeats} times; the starter and each wrong answer three times, of which the median; in a booted worker, compile and judge included.\n`,
    );
    print(`${'exercise'.padEnd(24)} runs  events   plan p50   max   failure p50   max`);
    await onBuiltSite('/exercises/', print, async (page) => {
      const [client, judge] = [builtScript(/^client\..*\.js$/), builtScript(/^judge-worker.*\.js$/)];
      for (const exercise of exerciseIds()) {
        const folder = join(exercises, exercise);
        const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
        const failing = ['starter.ts', ...readdirSync(join(folder, 'wrong')).map((file) => join('wrong', file))].map(read);
        await page.goto(new URL(`/exercises/${exercise}/`, page.url()).href);
        const measuring: Measuring = { client, judge, exercise, solution: read('solution.ts'), failing, repeats };
        print(row(exercise, await page.evaluate(measureInPage, measuring)));
      }
    });
    print('\nAims: plan ≤ 150 ms, at most 500 ms; first failure ≤ 150 ms; on 2 cores with nothing else running.');
  },
};

/** Runs in the page; what it needs is handed to it. */
async function measureInPage({ client, judge, exercise, solution, failing, repeats }: Measuring): Promise<Times> {
  const { createRunner } = (await import(client)) as { createRunner: (parts: RunnerParts) => Runner };
  const realm = await (await fetch(`/realm/${exercise}.js`)).text();
  const runner = createRunner({
    frameHost: document.body,
    judgeWorker: () => new Worker(judge, { type: 'module' }),
    realmText: () => Promise.resolve(realm),
  });
  const outcome = async (source: string) => {
    // A reader does not run again before the next worker has booted.
    await new Promise((resolve) => setTimeout(resolve, 60));
    return runner.run({ exercise, source });
  };
  const { verdict } = await outcome(solution);
  if (verdict.verdict !== 'pass') throw new Error(`The solution of ${exercise} does not pass: ${JSON.stringify(verdict)}`);
  const plan: number[] = [];
  for (let n = 0; n < repeats; n += 1) plan.push((await outcome(solution)).durationMs);
  const failure: number[] = [];
  for (const source of failing) {
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) times.push((await outcome(source)).durationMs);
    failure.push(times.sort((a, b) => a - b)[1] ?? NaN);
  }
  runner.dispose();
  return { runs: verdict.runs, events: verdict.events, plan, failure };
}

function row(exercise: string, { runs, events, plan, failure }: Times): string {
  const at = (samples: readonly number[], share: number): string =>
    percentile(
      [...samples].sort((a, b) => a - b),
      share,
    ).toFixed(0);
  const cells = [
    String(runs).padStart(4),
    String(events).padStart(7),
    at(plan, 0.5).padStart(10),
    at(plan, 1).padStart(5),
    at(failure, 0.5).padStart(13),
    at(failure, 1).padStart(5),
  ];
  return `${exercise.padEnd(24)} ${cells.join(' ')}`;
}
