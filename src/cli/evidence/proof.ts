import { proveExercise, summaryCells } from '../../proof/index.ts';
import { exerciseIds } from '../../realm/bundle.ts';
import type { EvidenceSection } from './section.ts';

/** What judges every exercise. */
const judging = ['src/lab', 'src/lab-api', 'src/compile', 'src/judge', 'src/proof', 'src/realm'];
const folderOf = (id: string): string => `exercises/${id}`;

/** The proof of every exercise. One that has not changed is not proven again, unless something that judges all has. */
export const proofs: EvidenceSection = {
  id: 'proof',
  command: 'npm run prove',
  code: [...judging, ...exerciseIds().map(folderOf)],
  collect: async (print, before) => {
    const judgedAlike = before !== undefined && judging.every((folder) => before.files.has(folder));
    const rows: string[][] = [];
    for (const id of exerciseIds()) {
      const known = judgedAlike && before.files.has(folderOf(id)) ? before.rows.find(([name]) => name === id) : undefined;
      rows.push(known ?? [...summaryCells(await proveExercise(id))]);
      print(known ? `${id} has not changed` : `proved ${id}`);
    }
    return { summary: summaryOf(rows), columns: [...columns], rows };
  },
};

const columns = ['exercise', 'starter', 'right', 'wrong', 'checks', 'seeds', 'runs', 'events', 'mutants'];

/** Adds up what the cells say: "26 of 26 caught", "37: 36 killed, 0 equivalent, 1 excused, 0 surviving". */
function summaryOf(rows: readonly (readonly string[])[]): string {
  const sum = (column: string, pattern: RegExp): number =>
    rows.reduce((total, row) => total + Number(pattern.exec(row[columns.indexOf(column)] ?? '')?.[1] ?? NaN), 0);
  return [
    `${rows.length} exercises.`,
    `Of ${sum('wrong', /of (\d+)/)} wrong answers ${sum('wrong', /^(\d+)/)} are caught by the check that they name,`,
    `of ${sum('right', /of (\d+)/)} right ones ${sum('right', /^(\d+)/)} pass.`,
    `Of ${sum('mutants', /^(\d+)/)} mutants of the solutions ${sum('mutants', /(\d+) killed/)} are killed,`,
    `${sum('mutants', /(\d+) equivalent/)} behave like the solution in every run, ${sum('mutants', /(\d+) excused/)} are excused in writing,`,
    `and ${sum('mutants', /(\d+) surviving/)} survive.`,
  ].join(' ');
}
