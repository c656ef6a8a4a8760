import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { solutionInParts } from '../../src/components/workspace/solution-parts.ts';
import { exerciseIds, projectRoot } from '../../src/realm/bundle.ts';

test('what the starter has is known, and what is new is cut at empty lines', () => {
  const starter = 'a\nfunction f() {\n}';
  const solution = 'a\nfunction f() {\n  one();\n  two();\n\n  three();\n}\nend();';
  const { parts, lines } = solutionInParts(starter, solution);
  expect(parts).toBe(3);
  expect(lines.map(({ text, part }) => [text.trim(), part])).toEqual([
    ['a', undefined],
    ['function f() {', undefined],
    ['one();', 0],
    ['two();', 0],
    ['', 0],
    ['three();', 1],
    ['}', undefined],
    ['end();', 2],
  ]);
});

test.each(exerciseIds())('the solution of %s comes whole, in two to eight parts', (id) => {
  const read = (file: string) => readFileSync(`${projectRoot()}/exercises/${id}/${file}.ts`, 'utf8');
  const { lines, parts } = solutionInParts(read('starter'), read('solution'));
  expect(lines.map(({ text }) => text).join('\n')).toBe(read('solution'));
  expect(parts).toBeGreaterThanOrEqual(2);
  expect(parts).toBeLessThanOrEqual(8);
  const numbers = lines.flatMap(({ part }) => part ?? []);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(new Set(numbers).size).toBe(parts);
});
