import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deviations, models, rowsOf, type Row } from './models.ts';

const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'rows.json'), 'utf8')) as readonly Row[];

describe('queueing theory', () => {
  it('has 91 rows, and each of them is answered by one model', () => {
    expect(rows).toHaveLength(91);
    expect(rows.map(({ id }) => models.filter((model) => rowsOf(model, rows).some((row) => row.id === id)).length)).toEqual(
      rows.map(() => 1),
    );
  });

  // One seed here, within four standard deviations of one run; `npm run validate` takes 20 seeds and the tighter tolerance.
  it.each(models.map((model) => [model.name, model] as const))(
    '%s: one run agrees with every row',
    (_, model) => {
      for (const { row, percent } of deviations(model, rows, [1]))
        expect(percent, `${row.id} in per cent`).toBeLessThanOrEqual(row.tol);
    },
    120_000,
  );
});
