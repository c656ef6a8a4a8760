import { expect, test } from 'vitest';
import { brief, faultWords } from '../../../src/lab/trace/sequence-words.ts';

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
  expect(faultWords('duplicate', 'orders', { times: 1 })).toBe('orders delivers the next message twice');
  expect(faultWords('duplicate', 'orders', null)).toBe('orders delivers every message twice');
  expect(faultWords('commit-late', 'db', { delayMs: 300, times: 2 })).toBe('the next 2 commits to db take 300 ms longer');
  expect(faultWords('commit-late', 'db', { delayMs: 300 })).toBe('every commit to db takes 300 ms longer');
  expect(faultWords('lag-behind', 'db', { addMs: 20_000 })).toBe('the replica of db sees commits 20 s later');
  expect(faultWords('skew', 'recs', { offsetMs: 5 })).toBe('the clock of recs is 5 ms ahead');
  expect(faultWords('skew', 'recs', { offsetMs: -90_000 })).toBe('the clock of recs is 90 s behind');
  expect(faultWords('melt', 'recs', { byMs: 5 })).toBe('melt recs {byMs: 5}');
  expect(faultWords('constructor', 'recs', null)).toBe('constructor recs');
});
