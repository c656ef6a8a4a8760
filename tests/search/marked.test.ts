import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/search/build/kind-of.ts';
import { piecesOf } from '../../src/search/marked.ts';

describe('an excerpt', () => {
  it('is read into text and hits', () => {
    expect(piecesOf('a row of the <mark>outbox</mark>, then <mark>outbox.</mark>')).toEqual([
      { text: 'a row of the ', hit: false },
      { text: 'outbox', hit: true },
      { text: ', then ', hit: false },
      { text: 'outbox.', hit: true },
    ]);
  });

  it('never becomes markup: entities are letters, tags are gone', () => {
    expect(piecesOf('Promise&lt;void&gt; &amp;&amp; <b onclick="x()">bold</b>')).toEqual([
      { text: 'Promise<void> && bold', hit: false },
    ]);
  });
});

describe('the kind of a page', () => {
  it('is told by its path, and only what is a place of the course has one', () => {
    expect(kindOf('lessons/02-latency/index.html')).toBe('lesson');
    expect(kindOf('exercises/saga/index.html')).toBe('exercise');
    expect(kindOf('practice/pay/index.html')).toBe('prompt');
    expect(kindOf('lab/index.html')).toBe('reference');
    expect(kindOf('practice/drills/boundary/charge/index.html')).toBe('drill');
    for (const path of [
      'index.html',
      'exercises/index.html',
      'practice/drills/index.html',
      'offline/index.html',
      'lessons/02-latency/figure.svg',
    ])
      expect(kindOf(path)).toBeUndefined();
  });
});
