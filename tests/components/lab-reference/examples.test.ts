import { describe, expect, it } from 'vitest';
import { examples, opening, programOf } from '../../../src/components/lab-reference/examples.ts';
import { typeCheck } from '../../../src/proof/type-check.ts';

const programs = Object.fromEntries(Object.entries(examples).map(([part, example]) => [part, programOf(example)]));
const without = { ...programs, forgotten: programOf(examples.transaction.replace('await tx.get', 'tx.get')) };
const complaints = typeCheck({ opening, ...without });

describe('the examples of what `lab` gives', () => {
  it.each(['opening', ...Object.keys(examples)])('%s is accepted by the editor', (part) => {
    expect(complaints[part]).toEqual([]);
  });

  it('stand in the handler', () => {
    expect(programs['calling']).toContain("\n  const { cents } = await call('prices'");
  });

  it('are refused by the editor where an await is forgotten', () => {
    expect(complaints['forgotten']?.join(' ')).toContain('Promise');
  });
});
