import { expect, test } from 'vitest';
import { openProgress, standingOf } from '../../src/progress/index.ts';
import { createFakeBrowser } from './browser.ts';

const attempt = (code: string) =>
  ({ exercise: 'fan-out', code, verdict: 'fail', failed: ['parallel'], exerciseVersion: 1 }) as const;

test('attempts are listed oldest first, each exercise by itself', async () => {
  const browser = createFakeBrowser();
  const { attempts } = await openProgress(browser.tab());
  await attempts.add(attempt('one'));
  browser.clock += 5;
  await attempts.add(attempt('two'));
  await attempts.add({ ...attempt('elsewhere'), exercise: 'fan-out-more' });
  expect((await attempts.of('fan-out')).map((a) => a.code)).toEqual(['one', 'two']);
});

test('only the last 50 attempts of an exercise stay', async () => {
  const browser = createFakeBrowser();
  const { attempts } = await openProgress(browser.tab());
  for (let i = 0; i < 53; i++) {
    browser.clock += 1;
    await attempts.add(attempt(`${i}`));
  }
  const codes = (await attempts.of('fan-out')).map((a) => a.code);
  expect(codes).toHaveLength(50);
  expect([codes[0], codes.at(-1)]).toEqual(['3', '52']);
});

test('two attempts in the same millisecond are both kept', async () => {
  const { attempts } = await openProgress(createFakeBrowser().tab());
  await Promise.all([attempts.add(attempt('a')), attempts.add(attempt('b'))]);
  expect(await attempts.of('fan-out')).toHaveLength(2);
});

test('the last attempt that passed stays although fifty newer ones failed, and older passes go', async () => {
  const browser = createFakeBrowser();
  const { attempts } = await openProgress(browser.tab());
  await attempts.add({ ...attempt('first pass'), verdict: 'pass' });
  browser.clock += 1;
  await attempts.add({ ...attempt('last pass'), verdict: 'pass' });
  for (let i = 0; i < 55; i++) {
    browser.clock += 1;
    await attempts.add(attempt(`${i}`));
  }
  const kept = await attempts.of('fan-out');
  expect(kept).toHaveLength(51);
  expect(kept.filter((one) => one.verdict === 'pass').map((one) => one.code)).toEqual(['last pass']);
  expect(standingOf(kept, 1)).toBe('passed');
});

test('a pass counts for the version that judged it', async () => {
  const { attempts } = await openProgress(createFakeBrowser().tab());
  expect(standingOf(await attempts.of('fan-out'), 2)).toBe('new');
  await attempts.add(attempt('wrong'));
  expect(standingOf(await attempts.all(), 2)).toBe('tried');
  await attempts.add({ ...attempt('right'), verdict: 'pass' });
  expect(standingOf(await attempts.all(), 2)).toBe('passed-earlier');
  await attempts.add({ ...attempt('right again'), verdict: 'pass', exerciseVersion: 2 });
  expect(standingOf(await attempts.all(), 2)).toBe('passed');
});
