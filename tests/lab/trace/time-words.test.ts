import { expect, test } from 'vitest';
import { formatTime } from '../../../src/lab/trace/time-words.ts';

test.each([
  [0, '0 ms'],
  [0.125, '0.125 ms'],
  [320, '320 ms'],
  [9999, '9999 ms'],
  [12_500, '12.5 s'],
  [119_990, '119.99 s'],
  [300_000, '5 min'],
  [303_000, '5 min 3 s'],
  [179_800, '2 min 59.8 s'],
  [179_999, '3 min'],
  [-12_500, '-12.5 s'],
  [Infinity, 'Infinity ms'],
])('%d ms is written %s', (ms, text) => expect(formatTime(ms)).toBe(text));
