import { expect, test } from 'vitest';
import { brief, faultWords, formatTime } from '../../../src/lab/trace/sequence-words.ts';

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
])('%d ms is written %s', (ms, text) => expect(formatTime(ms)).toBe(text));

test('a value that fits is written whole, one that does not loses its depths first', () => {
  expect(brief({ a: [1, { b: 'c' }], d: null })).toBe('{a: [1, {b: "c"}], d: null}');
  expect(brief({ items: [{ name: 'a long name', price: 1 }], total: 3 }, 30)).toBe('{items: [{…}], total: 3}');
  expect(brief('x'.repeat(99), 10)).toBe('"xxxxxxxx…');
  expect(brief({ id: 'u1', name: 'Customer u1', segment: 'hikers' }, 30)).toBe('{id: "u1", name: "Customer u1…');
  expect(brief([])).toBe('[]');
});

test('a fault is told in words, an unknown one by its name', () => {
  expect(faultWords('hang', 'recs', null)).toBe('recs hangs');
  expect(faultWords('slow', 'recs', { factor: 50, addMs: 0 })).toBe('recs is slow: service time × 50');
  expect(faultWords('slow', 'recs', { factor: 1, addMs: 200 })).toBe('recs is slow: service time + 200 ms');
  expect(faultWords('fail', 'recs', { status: 503, message: 'no', times: 2 })).toBe(
    'recs answers the next 2 calls with an error 503',
  );
  expect(faultWords('lose-reply', 'pay to shop', { times: 1 })).toBe('the next reply from pay to shop is lost');
  expect(faultWords('lose-reply', 'pay to shop', null)).toBe('replies from pay to shop are lost');
  expect(faultWords('partition', 'a and b', null)).toBe('a and b are cut off from each other');
  expect(faultWords('skew', 'recs', { byMs: 5 })).toBe('skew recs {byMs: 5}');
  expect(faultWords('constructor', 'recs', null)).toBe('constructor recs');
});
