import { describe, expect, test } from 'vitest';
import { at, count, list, ms, show, tell, times } from '../../src/judge/story.ts';
import { runOf } from './trace-of.ts';

describe('a story', () => {
  test('begins with the fault of its run and is made of whole sentences', () => {
    expect(tell(runOf({ fault: 'ads never answers' }), `${at(345)} the reply was lost`, '', 'try again!')).toBe(
      'In this run ads never answers. At 345 ms the reply was lost. Try again!',
    );
  });

  test('says where the service crashed', () => {
    const run = runOf({ fault: 'the broker is slow', crash: { crossing: 3, side: 'after' } });
    expect(tell(run)).toBe(
      'In this run the broker is slow and the service crashes just after its interaction 3 and is restarted.',
    );
  });

  test('keeps the spelling of a name of code', () => {
    expect(tell(runOf(), 'loadProfile rejected', 'orders failed')).toBe('loadProfile rejected. Orders failed.');
  });

  test('of a healthy run begins with what happened', () => {
    expect(tell(runOf(), 'nothing was sent')).toBe('Nothing was sent.');
  });
});

describe('numbers and lists', () => {
  test.each([
    [0, '0 ms'],
    [0.04, '0 ms'],
    [345, '345 ms'],
    [345.25, '345.3 ms'],
    [9999.9, '9999.9 ms'],
    [10_000, '10 s'],
    [12_345, '12.35 s'],
    [Infinity, 'Infinity ms'],
  ])('%d is told as %s', (value, text) => expect(ms(value)).toBe(text));

  test('counts agree with their noun', () => {
    expect([count(0, 'call'), count(1, 'call'), count(2, 'call'), count(2, 'try', 'tries')]).toEqual([
      '0 calls',
      '1 call',
      '2 calls',
      '2 tries',
    ]);
    expect([0, 1, 2, 3].map(times)).toEqual(['never', 'once', 'twice', '3 times']);
  });

  test('lists read as in a sentence', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('a value in a story', () => {
  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [0, '0'],
    [-0, '0'],
    [NaN, 'NaN'],
    ['', '""'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [[], '[]'],
    [{}, '{}'],
    [{ a: undefined, 'b-c': [1, 'x'] }, '{ a: undefined, "b-c": [1, "x"] }'],
  ])('%j is shown as %s', (value, text) => expect(show(value)).toBe(text));

  test('is cut when it is long', () => {
    const text = show('x'.repeat(500));
    expect(text.length).toBe(120);
    expect(text.endsWith('…')).toBe(true);
  });

  test('that contains itself is shown to a depth', () => {
    const value: { self?: unknown } = {};
    value.self = value;
    expect(show(value)).toContain('…');
  });
});
