import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviations, models, type Row } from '../../../tests/lab/validation/models.ts';
import { root } from './digest.ts';
import type { EvidenceSection } from './section.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

interface NamedRow extends Row {
  readonly model: string;
  readonly metric: string;
}

/** The rows of one model, or of all whose name begins so: expected by theory, measured by the lab over 20 seeds. */
export function theoryRows(beginning: string): readonly (readonly string[])[] {
  const rows = JSON.parse(readFileSync(join(root, 'tests/lab/validation/rows.json'), 'utf8')) as readonly NamedRow[];
  return models
    .filter(({ name }) => name.startsWith(beginning))
    .flatMap((model) =>
      deviations(model, rows, seeds).map(({ row, mean, percent }) => [
        row.id,
        row.model,
        row.metric,
        String(row.expected),
        mean.toPrecision(6),
        `${percent.toFixed(2)} %`,
        `${row.tol20} %`,
      ]),
    );
}

export const theory: EvidenceSection = {
  id: 'theory',
  command: 'npm run validate',
  code: ['src/lab', 'tests/lab/validation'],
  collect: async () => {
    const rows = theoryRows('');
    const within = rows.filter((row) => parseFloat(row[5] ?? '') <= parseFloat(row[6] ?? ''));
    return {
      summary: `${within.length} of ${rows.length} figures of queueing theory are met within their tolerance, each as the mean of ${seeds.length} runs.`,
      columns: ['row', 'model', 'figure', 'theory', 'lab', 'deviation', 'tolerance'],
      rows: rows.map((row) => [...row]),
    };
  },
};
