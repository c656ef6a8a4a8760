import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { measuredAnswers, measuredRuns } from '../../../src/cli/judge/measure-report.ts';
import { measure, readingOf, type Measurement, type Reading } from '../../../src/cli/judge/measure.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { callsOf } from '../../../src/judge/index.ts';
import { bundleRealm } from '../../../src/realm/bundle.ts';
import { exerciseFolder } from '../../../src/runner/node/index.ts';

const run = (name: string, seed: number) => ({ index: 0, name, seed, parameters: null });
const measurement: Measurement = {
  runs: [
    { run: run('all is well', 1), value: undefined },
    { run: run('ads fails', 2), value: 0.1 + 0.2 },
    { run: { ...run('ads fails', 3), crash: { side: 'before', crossing: 4 } }, value: 0.05 },
  ],
};

describe('what was measured', () => {
  test('of one answer is told run by run, then by its least and its most', () => {
    expect(measuredRuns(measurement).split('\n')).toEqual([
      'run "all is well", seed 1: undefined',
      'run "ads fails", seed 2: 0.3',
      'run "ads fails", seed 3, crash before crossing 4: 0.05',
      '',
      'least 0.05 (run "ads fails", seed 3, crash before crossing 4), most 0.3 (run "ads fails", seed 2), in 2 of 3 runs',
    ]);
  });

  test('of several answers is told in a line for each, also of one whose runs came to an early end', () => {
    const answers = [
      { name: 'right/a', measurement },
      { name: 'wrong/longer', measurement: { runs: [], stopped: 'it does not compile' } },
    ];
    expect(measuredAnswers(answers).split('\n')).toEqual([
      expect.stringMatching(/^right\/a {7}least 0\.05 .* most 0\.3 /) as string,
      'wrong/longer  no number in 0 runs; no more runs: it does not compile',
    ]);
  });
});

describe('a measurement', { timeout: 60_000 }, () => {
  let realm: string;
  beforeAll(async () => void (realm = await bundleRealm('fan-out-a-page')));
  const calls: Reading = ({ trace }) => callsOf(trace).length;
  const answer = (name: string) => readFileSync(join(exerciseFolder('fan-out-a-page'), `${name}.ts`), 'utf8');

  test('has every run of the plan, also of an answer that fails in the first', async () => {
    const [solution, starter] = [
      await measure(answer('solution'), { realm, reading: calls }),
      await measure(answer('starter'), { realm, reading: calls }),
    ];
    expect(solution.stopped).toBeUndefined();
    expect(solution.runs.length).toBeGreaterThan(1);
    expect(starter.runs.map((each) => each.run)).toEqual(solution.runs.map((each) => each.run));
    expect(solution.runs.every(({ value }) => typeof value === 'number' && value > 0)).toBe(true);
  });

  test('says why there is none of code that does not compile or cannot be loaded', async () => {
    expect(await measure('export const = 1', { realm, reading: calls })).toEqual({ runs: [], stopped: 'it does not compile' });
    expect(await measure('export const other = 1;', { realm, reading: calls })).toEqual({
      runs: [],
      stopped: 'it could not be loaded (export-missing)',
    });
  });

  test('is by a function of reading.ts; a name that it does not export is refused with those that it does', async () => {
    expect(await readingOf('retry-budget', 'phasesOf')).toBeTypeOf('function');
    await expect(readingOf('retry-budget', 'share')).rejects.toThrow(UsageError);
    await expect(readingOf('retry-budget', 'share')).rejects.toThrow(/no function "share".*phasesOf, requestsOf/);
  });
});
