import { expect, test } from 'vitest';
import { knobsOf, labelOf, valueAt, withRowCount, withValue } from '../../src/components/workspace/playground-knobs.ts';

const parameters = [
  { latencyMs: { user: 40 }, pages: [{ userId: 'u1', atMs: 0 }] },
  { latencyMs: { orders: 700 }, isNew: true, fails: ['ads'] },
  { fails: ['recs', 'ads'], mode: 'push', reactions: [{ status: 503 }, 'refuses'] },
];

test('what any run sets is a knob, of the form that its values have', () => {
  expect(knobsOf(parameters).map(({ kind, label }) => `${label}: ${kind}`)).toEqual([
    'latency › user, ms: number',
    'latency › orders, ms: number',
    'pages: rows',
    'is new: switch',
    'fails: several',
    'mode: choice',
    'reactions: json',
  ]);
  expect(knobsOf(parameters)).toContainEqual(expect.objectContaining({ kind: 'several', options: ['ads', 'recs'] }));
  expect(knobsOf(parameters)).toContainEqual(
    expect.objectContaining({
      kind: 'rows',
      columns: [
        { name: 'userId', kind: 'text' },
        { name: 'atMs', kind: 'number' },
      ],
    }),
  );
});

test('a world whose runs need nothing has no knobs', () => {
  expect(knobsOf([null, null])).toEqual([]);
});

test('units in names become units in labels, and rates stay rates', () => {
  expect(labelOf(['outageS'])).toBe('outage, s');
  expect(labelOf(['arrivalPerS'])).toBe('arrival per s');
  expect(labelOf(['downMs', 'from'])).toBe('down › from, ms');
});

test('a knob changes its own value only, and an empty one is left out with whatever held nothing else', () => {
  const before = { latencyMs: { user: 40 }, isNew: true };
  const after = withValue(before, ['latencyMs', 'orders'], 700);
  expect(after).toEqual({ latencyMs: { user: 40, orders: 700 }, isNew: true });
  expect(valueAt(after, ['latencyMs', 'orders'])).toBe(700);
  expect(valueAt(after, ['pages'])).toBeUndefined();
  expect(withValue(before, ['latencyMs', 'user'], undefined)).toEqual({ isNew: true });
  expect(withValue(null, ['latencyMs', 'user'], 5)).toEqual({ latencyMs: { user: 5 } });
  expect(before).toEqual({ latencyMs: { user: 40 }, isNew: true });
});

test('more rows go on as the last two do', () => {
  const template = { id: 'p1', atMs: 0 };
  const two = [
    { id: 'p1', atMs: 0 },
    { id: 'p2', atMs: 25 },
  ];
  expect(withRowCount(two, 4, template).slice(2)).toEqual([
    { id: 'p2', atMs: 50 },
    { id: 'p2', atMs: 75 },
  ]);
  expect(withRowCount([], 2, template)).toEqual([template, { id: 'p1', atMs: 10 }]);
  expect(withRowCount(two, 1, template)).toEqual([two[0]]);
});
