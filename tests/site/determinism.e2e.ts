import { expect, test } from '@playwright/test';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { answersOf } from './support/answers.ts';
import { runnerInPage } from './support/runner-in-page.ts';

for (const id of exerciseIds()) {
  test(`${id}: the same traces and verdicts twice in Node and in the page`, async ({ page }) => {
    const runner = await runnerInPage(page, `/exercises/${id}/`);
    for (const [name, source] of answersOf(id)) {
      const here = await runner.judge(id, source);
      const there = (await judgeInNode(id, source)).verdict;
      expect({ name, ...(await judgeInNode(id, source)).verdict }).toEqual({ name, ...there });
      expect({ name, ...here.verdict }).toEqual({ name, ...there });
      console.log(`${id} ${name}: ${here.verdict.verdict}, ${here.verdict.runs} runs, trace ${here.verdict.traceHash}`);
    }
  });
}
