import { describe, expect, it } from 'vitest';
import { textOf, type Piece } from '../../src/components/workspace/piece.ts';
import { typeErrorLine } from '../../src/components/workspace/type-error-line.ts';

const at = (line: number, message = 'Property ‘x’ does not exist.') => ({ line, column: 3, message });
const told = (...errors: ReturnType<typeof at>[]) => textOf(typeErrorLine(errors, () => undefined)).replace(/\s+/g, ' ');
const buttons = (made: Piece): Piece[] =>
  made.children.flatMap((child) => (typeof child === 'string' ? [] : child.tag === 'button' ? [child] : buttons(child)));

describe('the line on type errors', () => {
  it('names one by its line and its message', () => {
    expect(told(at(12))).toContain('marks a type error: line 12 (Property ‘x’ does not exist)');
  });

  it('counts errors, names each line once and says of the first what is wrong', () => {
    const text = told(at(12), at(12, 'Another'), at(15));
    expect(text).toContain('marks 3 type errors: line 12 (Property ‘x’ does not exist) and line 15 .');
    expect(text).not.toContain('Another');
  });

  it('names five lines and counts those that follow', () => {
    const text = told(...[1, 2, 3, 4, 5, 6, 7].map((line) => at(line)));
    expect(text).toContain('line 5 and 2 more lines.');
    expect(text).not.toContain('line 6');
  });

  it('takes the first line of a long message, and no more of it than fits', () => {
    expect(told(at(1, 'Not assignable.\n  Because of this.'))).toContain('(Not assignable)');
    expect(told(at(1, 'long '.repeat(100))).length).toBeLessThan(200);
  });

  it('goes to the line of the button that is pressed', () => {
    const gone: number[] = [];
    const made = buttons(typeErrorLine([at(12), at(15)], (line) => gone.push(line)));
    made[1]?.listeners['click']?.();
    expect(gone).toEqual([15]);
  });
});
