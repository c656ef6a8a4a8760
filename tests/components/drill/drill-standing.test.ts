import { expect, it } from 'vitest';
import { drillStanding } from '../../../src/components/drill/drill-standing.ts';

it.each([
  [{ placed: { check: 'synchronous' }, ran: false }, 'begun'],
  [{ placed: {}, ran: true }, 'done'],
  [{ stopped: [1], shown: true }, 'done'],
  [{ text: 'A sentence', compared: false }, 'begun'],
  ['nonsense', ''],
  [null, ''],
])('what is kept as %j counts as "%s"', (kept, standing) => {
  expect(drillStanding(kept)).toBe(standing);
});
