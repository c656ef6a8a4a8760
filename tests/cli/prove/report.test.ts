import { expect, test } from 'vitest';
import { report } from '../../../src/cli/prove/report.ts';
import type { MutantProof, Proof } from '../../../src/proof/index.ts';

const proof: Proof = { exercise: 'sell-once', rows: [], tripped: { oversold: ['wrong/a', 'starter'] }, problems: [] };
const mutants: MutantProof = {
  mutants: 3,
  killedBy: { oversold: 2 },
  killed: 2,
  equivalent: ['line 2, drop await: await sell()'],
  excused: [],
  surviving: [],
  problems: [],
};
const survives = 'mutant survives: line 3, string changed: "sold"';
const survived: MutantProof = { ...mutants, equivalent: [], surviving: ['line 3, string changed: "sold"'], problems: [survives] };

test('the last word about an exercise is that it is proven, where all of it is', () => {
  const text = report({ proof, mutants });
  expect(text).toContain('sell-once, mutants: 3, killed 2, equivalent 1, excused 0');
  expect(text).toContain('equivalent: line 2, drop await: await sell()');
  expect(text).toMatch(/oversold: catches 2\nproven$/);
});

test('a mutant that survives is the last word, also where all answers fare as they must', () => {
  const text = report({ proof, mutants: survived });
  expect(text).toMatch(/NOT PROVEN: 1\n- mutant survives: line 3, string changed: "sold"$/);
  expect(text).not.toMatch(/^proven/m);
});

test('problems of answers and of mutants are counted together, each told once', () => {
  const problem = 'right/ has 1 answers; it must have at least 3';
  const text = report({ proof: { ...proof, problems: [problem] }, mutants: survived });
  expect(text).toMatch(/NOT PROVEN: 2\n- right\/ has 1 answers; it must have at least 3\n- mutant survives: .*$/);
  expect(text.split(survives)).toHaveLength(2);
});
