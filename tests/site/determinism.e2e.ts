import { expect, test } from '@playwright/test';
import { bundleRealm, exerciseIds } from '../../src/realm/bundle.ts';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { answersOf } from './support/answers.ts';
import { runnerInPage } from './support/runner-in-page.ts';

for (const id of exerciseIds()) {
  test(`${id}: the same traces and verdicts in Node and in the page`, async ({ page }) => {
    const runner = await runnerInPage(page, `/exercises/${id}/`);
    const realm = await bundleRealm(id);
    for (const [name, source] of answersOf(id)) {
      const here = await runner.judge(id, source);
      const there = await judgeInNode(id, source, { realm });
      expect({ name, ...here.verdict }).toEqual({ name, ...there.verdict });
      console.log(`${id} ${name}: ${here.verdict.verdict}, ${here.verdict.runs} runs, trace ${here.verdict.traceHash}`);
    }
  });
}
