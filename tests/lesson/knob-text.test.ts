import { expect, test } from 'vitest';
import { knobText } from '../../src/components/lesson/knob-text.ts';

test('a knob speaks in the unit in which people would say it', () => {
  expect([
    knobText(250, 'ms'),
    knobText(1000, 'ms'),
    knobText(1250, 'ms'),
    knobText(30_000, 'ms'),
    knobText(0.8, '%'),
    knobText(6, 'hops'),
  ]).toEqual(['250 ms', '1 s', '1.25 s', '30 s', '80 %', '6 hops']);
});
