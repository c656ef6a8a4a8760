import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
    const ids = exerciseIds();
    const rows: string[][] = ids.map(() => []);
    const waiting = ids.entries();
    // Each processor takes the next one: a proof keeps one of them busy for a minute.
    const prover = async (): Promise<void> => {
      for (const [place, id] of waiting) {
        const known = judgedAlike && before.files.has(folderOf(id)) ? before.rows.find(([name]) => name === id) : undefined;
        rows[place] = known ?? (await proveInProcess(id));
        print(known ? `${id} has not changed` : `proved ${id}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, prover));
    return { summary: summaryOf(rows), columns: [...columns], rows };
  },
};

const proveOne = join(import.meta.dirname, 'prove-one.ts');

async function proveInProcess(id: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [proveOne, id]);
  return JSON.parse(stdout) as string[];
}

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
