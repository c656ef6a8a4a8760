import { describe, expect, it, vi } from 'vitest';
import { checkCard } from '../../src/components/workspace/check-card.ts';
import { textOf, type Piece } from '../../src/components/workspace/piece.ts';
import { failing, passing } from './verdicts.ts';

const check = { id: 'without-optional', sentence: 'The page comes without `recs`.', hints: ['a', 'b', 'c'] } as const;
const actions = { goToLine: () => undefined };

function piecesOf(made: Piece): Piece[] {
  return [made, ...made.children.flatMap((child) => (typeof child === 'string' ? [] : piecesOf(child)))];
}

function buttonsOf(made: Piece): Piece[] {
  return piecesOf(made).filter(({ tag }) => tag === 'button');
}

describe('checkCard', () => {
  it('says its verdict in a word, not by colour alone', () => {
    expect(textOf(checkCard(check, undefined, actions))).toContain('Not run yet');
    expect(textOf(checkCard(check, { ...passing }, actions))).toContain('Holds');
    expect(textOf(checkCard(check, { ...failing }, actions))).toContain('Fails');
    expect(textOf(checkCard(check, { ...passing, verdict: 'not-run' }, actions))).toContain('Not settled');
  });

  it('tells story, fault, time and seed of a failure', () => {
    const text = textOf(checkCard(check, failing, actions));
    expect(text).toContain('At 45\u00a0ms the page asked recs, which never answered.');
    expect(text).toContain('Fault recs never answers');
    expect(text).toContain('Time 345 ms');
    expect(text).toContain('Seed 7');
    const { index } = failing.run ?? { index: 0 };
    expect(textOf(checkCard(check, failing, { ...actions, planned: 28 }))).toContain(`Runs tried ${index + 1} of 28`);
  });

  it.each([
    [0, '0'],
    [false, 'false'],
    ['', '""'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('shows %j as what it got', (actual, shown) => {
    const card = checkCard(check, { ...failing, comparison: { expected: [1], actual } }, actions);
    expect(textOf(card)).toContain(`Expected [ 1 ] Got ${shown}`);
  });

  it('shows the words of a check without quotes, and keeps quotes where they tell text from number', () => {
    const words = { expected: 'at most 180 ms', actual: '310 ms' };
    expect(textOf(checkCard(check, { ...failing, comparison: words }, actions))).toContain('Expected at most 180 ms Got 310 ms');
    expect(textOf(checkCard(check, { ...failing, comparison: { expected: 5, actual: '5' } }, actions))).toContain(
      'Expected 5 Got "5"',
    );
  });

  it('keeps markup that a learner wrote as text', () => {
    const markup = '<img src=x onerror="alert(1)">';
    const card = checkCard(
      check,
      { ...failing, story: `It answered ${markup}.`, comparison: { expected: markup, actual: markup } },
      actions,
    );
    expect(piecesOf(card).map(({ tag }) => tag)).not.toContain('img');
    expect(textOf(card)).toContain(`It answered ${markup}.`);
  });

  it('leads to the line, and to the moment where there is one', () => {
    const goToLine = vi.fn<(line: number) => void>();
    const without = buttonsOf(checkCard(check, failing, { goToLine }));
    expect(without.map(textOf)).toEqual(['Go to line 44']);
    without[0]?.listeners['click']?.();
    expect(goToLine).toHaveBeenCalledWith(44);
    expect(buttonsOf(checkCard(check, failing, { goToLine, showMoment: () => undefined })).map(textOf)).toContain(
      'Show the moment',
    );
  });
});
