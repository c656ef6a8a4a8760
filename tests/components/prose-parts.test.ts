import { describe, expect, it } from 'vitest';
import { proseParts } from '../../src/components/prose-parts.ts';

describe('proseParts', () => {
  it('tells code between backticks from text', () => {
    expect(proseParts('Ask `recs` once.')).toEqual([
      { text: 'Ask ', code: false },
      { text: 'recs', code: true },
      { text: ' once.', code: false },
    ]);
  });

  it('leaves a lone backtick where it stands', () => {
    expect(proseParts('It answered "`".')).toEqual([{ text: 'It answered "`".', code: false }]);
  });
});
