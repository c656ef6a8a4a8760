import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { runnerInPage } from './support/runner-in-page.ts';

const exercises = join(import.meta.dirname, '..', '..', 'exercises');
/** Guards against a hang: five times what a plan, and a first failure, are meant to take. */
const planGuardMs = 5 * 500;
const failureGuardMs = 5 * 150;

function answersOf(id: string): readonly (readonly [name: string, source: string])[] {
  const [wrong = ''] = readdirSync(join(exercises, id, 'wrong')).sort();
  return ['starter.ts', 'solution.ts', `wrong/${wrong}`].map((name) => [name, readFileSync(join(exercises, id, name), 'utf8')]);
}

for (const id of exerciseIds()) {
  test(`${id}: the same traces and verdicts twice in Node and in the page, soon enough`, async ({ page }) => {
    const runner = await runnerInPage(page, `/exercises/${id}/`);
    await runner.judge(id, answersOf(id)[0]?.[1] ?? '');
    for (const [name, source] of answersOf(id)) {
      const here = await runner.judge(id, source);
      const there = (await judgeInNode(id, source)).verdict;
      expect({ name, ...(await judgeInNode(id, source)).verdict }).toEqual({ name, ...there });
      expect({ name, ...here.verdict }).toEqual({ name, ...there });
      expect(here.durationMs, name).toBeLessThan(here.verdict.verdict === 'pass' ? planGuardMs : failureGuardMs);
      console.log(
        `${id} ${name}: ${here.verdict.verdict}, ${here.verdict.runs} runs, ${here.durationMs.toFixed(0)} ms, trace ${here.verdict.traceHash}`,
      );
    }
  });
}
