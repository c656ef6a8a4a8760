import { expect, test } from 'vitest';
import { markSolutionSeen, openProgress, seenSolutions, solutionSeen } from '../../src/progress/index.ts';
import { createFakeBrowser } from './browser.ts';

test('a solution that was seen stays seen, with the time of the first look', async () => {
  const browser = createFakeBrowser();
  const { practice } = await openProgress(browser.tab());
  await practice.put('pay/2026', 'an answer');
  expect(await solutionSeen(practice, 'fan-out')).toBe(false);
  const at = browser.clock;
  await markSolutionSeen(practice, 'fan-out', 1);
  browser.clock += 1000;
  await markSolutionSeen(practice, 'fan-out', 2);
  const later = await openProgress(browser.tab());
  expect(await solutionSeen(later.practice, 'fan-out')).toBe(true);
  expect(await seenSolutions(later.practice)).toEqual([{ exercise: 'fan-out', at, version: 1 }]);
});
