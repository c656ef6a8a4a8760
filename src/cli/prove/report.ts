import { mutantTable, proofTable, type ProofSummary } from '../../proof/index.ts';

/** The proof of one exercise for a terminal. Its verdict comes last, and is "proven" only where answers and mutants both are as they must be. */
export function report({ proof, mutants }: Pick<ProofSummary, 'proof' | 'mutants'>): string {
  return [
    `${proof.exercise}, ${mutantTable({ ...mutants, problems: [] })}`,
    '',
    proofTable({ ...proof, problems: [...proof.problems, ...mutants.problems] }),
  ].join('\n');
}
