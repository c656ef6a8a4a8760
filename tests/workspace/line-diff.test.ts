import { describe, expect, it } from 'vitest';
import { aroundChanges, lineDiff } from '../../src/components/workspace/line-diff.ts';

const told = (before: string, after: string) => lineDiff(before, after).map(({ kind, line, text }) => `${kind} ${line} ${text}`);
const rebuilt = (before: string, after: string, drop: 'added' | 'removed') =>
  lineDiff(before, after)
    .filter(({ kind }) => kind !== drop)
    .map(({ text }) => text)
    .join('\n');

describe('lineDiff', () => {
  it('finds a changed line between lines that stay', () => {
    expect(told('a\nb\nc', 'a\nB\nc')).toEqual(['same 1 a', 'removed 2 b', 'added 2 B', 'same 3 c']);
  });

  it('finds lines that were put in and taken out', () => {
    expect(told('a\nc', 'a\nb\nc')).toEqual(['same 1 a', 'added 2 b', 'same 3 c']);
    expect(told('a\nb\nc', 'c')).toEqual(['removed 1 a', 'removed 2 b', 'same 1 c']);
  });

  it.each([
    ['one\ntwo\nthree\nfour', 'two\nfive\nfour\none'],
    ['', 'a\nb'],
    ['a\n\n\nb\n', '\na\n\nb'],
    ['x\nx\nx', 'x\ny\nx\nx\nx'],
  ])('holds both texts whole (%j → %j)', (before, after) => {
    expect(rebuilt(before, after, 'added')).toBe(before);
    expect(rebuilt(before, after, 'removed')).toBe(after);
  });

  it('says of equal texts that nothing differs', () => {
    expect(lineDiff('a\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true);
  });
});

describe('aroundChanges', () => {
  it('leaves out what is far from any change and says how much', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7'].join('\n');
    const shown = aroundChanges(lineDiff(before, before.replace('4', 'four')), 1);
    expect(shown.map((line) => (line.kind === 'gap' ? `${line.lines} more` : line.text))).toEqual([
      '2 more',
      '3',
      '4',
      'four',
      '5',
      '2 more',
    ]);
  });
});
