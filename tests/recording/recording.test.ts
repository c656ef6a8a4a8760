import { expect, it } from 'vitest';
import { lengthOf, openRecordings, refusalOf, sizeOf, type Recording } from '../../src/recording/index.ts';

const recording = (id: string, at: number): Recording => ({
  id,
  prompt: id.slice(0, id.indexOf('/')),
  round: 0,
  part: 'answer',
  at,
  lengthMs: 42_000,
  sound: new Blob([new Uint8Array(1500)]),
});

it('holds recordings in the tab where there is no database, says so, and forgets them when asked', async () => {
  const recordings = await openRecordings(undefined);
  await recordings.keep(recording('pay/0000/b', 2));
  await recordings.keep(recording('media/0000/a', 1));
  expect((await recordings.list()).map(({ id }) => id)).toEqual(['media/0000/a', 'pay/0000/b']);
  expect((await recordings.list('pay')).map(({ id }) => id)).toEqual(['pay/0000/b']);
  expect(recordings.notice).toContain('held until you close this tab');
  await recordings.remove(['pay/0000/b', 'media/0000/a']);
  expect(await recordings.list()).toEqual([]);
  expect(recordings.notice).toBeUndefined();
});

it('tells lengths and sizes as people read them', () => {
  expect([1_900, 42_000, 600_000, 3_910_000].map((lengthMs) => lengthOf({ lengthMs }))).toEqual([
    '0:01',
    '0:42',
    '10:00',
    '1:05:10',
  ]);
  expect(sizeOf([recording('pay/0000/b', 2)])).toBe('2 kB');
  expect(sizeOf([{ sound: new Blob([new Uint8Array(2_400_000)]) }])).toBe('2.4 MB');
});

it('says of every refusal that typing is left, also of one that it does not know', () => {
  expect(refusalOf(new DOMException('no', 'NotAllowedError'))).toMatch(/allow the microphone.*Typing works as before/);
  expect(refusalOf(new DOMException('no', 'StrangeError'))).toMatch(/StrangeError.*Typing works as before/);
});
