import { describe, expect, test } from 'vitest';
import { coachRows } from '../../src/cli/evidence/coach.ts';
import { committed, digestOf, evidenceSections, type EvidenceSection } from '../../src/cli/evidence/index.ts';
import { theoryRows } from '../../src/cli/evidence/theory.ts';
import { exerciseIds } from '../../src/realm/bundle.ts';
import { hashes } from '../scenario/every-part.ts';

function evidenceOf(section: EvidenceSection) {
  const found = committed(section);
  if (!found) throw new Error(`There is no content/evidence/${section.id}.json. Make it: npm run evidence -- ${section.id}`);
  return found;
}
const rowsOf = (id: string) => evidenceOf(evidenceSections.find((section) => section.id === id)!).rows;

describe.each(evidenceSections.map((section) => [section.id, section] as const))('%s', (id, section) => {
  test(`is as old as the code that it describes; otherwise: npm run evidence -- ${id}`, () => {
    const { code } = evidenceOf(section);
    expect(code.map(({ file }) => file)).toEqual(section.code);
    expect(code).toEqual(section.code.map((file) => ({ file, digest: digestOf(file) })));
  });

  test('has as many cells in each row as it has heads', () => {
    const { columns, rows } = evidenceOf(section);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter((row) => row.length !== Math.max(1, columns.length))).toEqual([]);
  });
});

test('the trace hashes are those that the lab gives now, and three engines agree on each', () => {
  expect(Object.fromEntries(rowsOf('hashes').map(([name, hash]) => [name, hash]))).toEqual(hashes());
  expect(rowsOf('hashes').filter(([, , chromium, firefox]) => chromium !== 'the same' || firefox !== 'the same')).toEqual([]);
});

test('the rows of theory are those that the lab gives now, as far as a model that is quick tells', () => {
  const quick = theoryRows('mm1-0.5').map((row) => [...row]);
  expect(quick.length).toBeGreaterThan(2);
  expect(rowsOf('theory')).toEqual(expect.arrayContaining(quick));
});

test('no row of theory is beyond its tolerance', () => {
  expect(rowsOf('theory').filter((row) => parseFloat(row[5]!) > parseFloat(row[6]!))).toEqual([]);
});

test('every exercise has a row, and no mutant survives', () => {
  expect(rowsOf('proof').map(([id]) => id)).toEqual(exerciseIds());
  expect(rowsOf('proof').filter((row) => !row.at(-1)!.endsWith(' 0 surviving'))).toEqual([]);
});

test('the figures of the coach are those that it gives now', () => {
  expect(rowsOf('coach')).toEqual(coachRows());
});

test('no attack got anywhere', () => {
  expect(rowsOf('attacks').filter((row) => row.at(-1) !== 'no')).toEqual([]);
});
