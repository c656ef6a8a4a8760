/** `npm run validate`: all rows of the table, the mean of 20 seeds each, within the tolerance for 20 seeds. Takes some minutes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviations, models, type Row } from './models.ts';

const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'rows.json'), 'utf8')) as readonly Row[];
const only = process.argv[2] ?? '';
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
let passed = 0;
let failed = 0;
for (const model of models.filter(({ name }) => name.startsWith(only))) {
  for (const { row, mean, percent } of deviations(model, rows, seeds)) {
    const good = percent <= row.tol20;
    if (good) passed += 1;
    else failed += 1;
    const deviation = `${percent.toFixed(2)} % of ${row.tol20} %`;
    console.log(
      `${good ? 'ok  ' : 'FAIL'} ${row.id.padEnd(18)} expected ${row.expected}, got ${mean.toPrecision(6)} (${deviation})`,
    );
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
