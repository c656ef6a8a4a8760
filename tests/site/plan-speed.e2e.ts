import { expect, test } from '@playwright/test';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { answersOf } from './support/answers.ts';
import { runnerInPage } from './support/runner-in-page.ts';

/** Guards against a hang: five times what a plan, and a first failure, are meant to take. */
const planGuardMs = 5 * 500;
const failureGuardMs = 5 * 150;

test('the page judges each plan, and a first failure in it, soon enough', async ({ page }) => {
  const [first = ''] = exerciseIds();
  const runner = await runnerInPage(page, `/exercises/${first}/`);
  for (const id of exerciseIds()) {
    const answers = answersOf(id);
    // Whoever begins has the realm to load and the judge to warm: that is weighed elsewhere.
    await runner.judge(id, answers[0]?.[1] ?? '');
    for (const [name, source] of answers) {
      const { verdict, durationMs } = await runner.judge(id, source);
      expect.soft(durationMs, `${id} ${name}`).toBeLessThan(verdict.verdict === 'pass' ? planGuardMs : failureGuardMs);
      console.log(`${id} ${name}: ${verdict.verdict}, ${verdict.runs} runs, ${durationMs.toFixed(0)} ms`);
    }
  }
});
