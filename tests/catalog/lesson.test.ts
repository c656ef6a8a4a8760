import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/catalog/lesson.ts';

describe('the file name of a lesson', () => {
  it('gives its place in the course and its address', () => {
    expect(placeOf('02-latency')).toEqual({ number: 2, slug: 'latency' });
  });

  it('is refused without a number, saying what was expected', () => {
    expect(() => placeOf('latency')).toThrow('content/lessons/latency.mdx: expected a name such as "02-latency.mdx"');
  });
});
