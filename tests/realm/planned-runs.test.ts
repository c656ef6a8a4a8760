import { expect, test } from 'vitest';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { plannedRuns } from '../../src/realm/planned-runs.ts';

test.each(exerciseIds())('the plan of %s can be told as plain data, with what may go wrong in it', async (id) => {
  const planned = await plannedRuns(id);
  expect(planned.length).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
  for (const { name, faults } of planned) expect(faults, name).toContainEqual(expect.objectContaining({ fault: 'crash' }));
});
