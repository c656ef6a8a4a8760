import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as lab from '../../src/lab/index.ts';
import type { Measurements } from '../../src/lab/index.ts';

const door = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'lab', 'index.ts'), 'utf8');

it('runs the world that its door shows to newcomers, and every number of it adds up', () => {
  const lines = door
    .slice(door.indexOf('@example'), door.indexOf(' */'))
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^ \* ?/, ''));
  const run = new Function(
    'lab',
    `const { createWorld, constant, exponential } = lab; ${lines.join('\n')}\nreturn { loads, queues };`,
  );
  const { loads, queues } = run(lab) as Measurements;
  const readers = loads['readers'];
  const receipts = queues['receipts'];
  if (!readers || !receipts) throw new Error('The example has no load called readers, or no queue called receipts.');
  expect(readers.arrivals).toBeGreaterThan(200);
  expect(receipts.arrivals).toBe(readers.completions - readers.failures);
  expect(receipts.redelivered).toBe(1);
  expect(receipts.completions + receipts.left).toBe(receipts.arrivals);
  expect(receipts.maxDepth).toBeGreaterThan(30);
});
