import { expect, test } from 'vitest';
import { quantity } from '../../src/experiment/quantity.ts';

test.each([
  ['4', 'attempts', '4 attempts'],
  ['1', 'attempts', '1 attempt'],
  ['1', 'deliveries', '1 delivery'],
  ['1', 's', '1 s'],
  ['1', 'per s', '1 per s'],
  ['1', '%', '1 %'],
  ['10', 'calls', '10 calls'],
  ['12', '', '12'],
])('%s and "%s" are read as "%s"', (number, unit, read) => {
  expect(quantity(number, unit)).toBe(read);
});
