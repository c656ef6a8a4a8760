import { sections } from '../../bench/index.ts';
import type { EvidenceSection } from './section.ts';

/** A section of `npm run bench`, whose lines are shown as they come, and kept. */
function printed(id: string, code: readonly string[], summary: string): EvidenceSection {
  return {
    id,
    command: `npm run bench -- ${id}`,
    code,
    collect: async (print) => {
      const section = sections.find(({ name }) => name === id);
      if (!section) throw new Error(`There is no section "${id}" in src/bench.`);
      const lines: string[] = [];
      await section.run((text) => {
        const told = text.split('\n');
        for (const line of told) if (line !== '') print(line);
        lines.push(...told);
      });
      return { summary, columns: [], rows: lines.map((line) => [line]) };
    },
  };
}

/** Speeds of the lab as ratios, on whatever machine. */
export const labSpeed = printed(
  'lab',
  ['src/lab', 'src/lab-api', 'src/compile', 'src/bench/lab', 'src/bench/lab.ts'],
  'Events per second of processor time as ratios to a bare event loop and to two other simulators, which do the same work.',
);

/** From a click on Run to the verdict, in Chromium. Needs the built site. */
export const planSpeed = printed(
  'plans',
  ['exercises', 'src/lab', 'src/lab-api', 'src/compile', 'src/judge', 'src/realm', 'src/runner', 'src/bench/plans.ts'],
  'From a run to its verdict in Chromium, for the solution of every exercise; and to the first failure, for its wrong answers.',
);
