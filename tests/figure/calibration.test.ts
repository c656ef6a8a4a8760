import { expect, it } from 'vitest';
import { calibrationFigure } from '../../src/figure/calibration.ts';

const point = (predicted: number, low: number, high: number) => ({ label: '3 Nov', predicted, low, high });
const draw = (...points: ReturnType<typeof point>[]) =>
  calibrationFigure({ title: 'Predicted against marked', caption: 'One round.', points, all: 'all 7' }, 340).toString();

it('draws a line over the gap between a prediction and what was marked, and none where it held', () => {
  expect(draw(point(0.9, 0.3, 0.5))).toContain('stroke-dasharray="2 3"');
  expect(draw(point(0.4, 0.3, 0.5))).not.toContain('stroke-dasharray');
});

it('says in words what it shows', () => {
  expect(draw(point(0.4, 0.3, 0.5))).toContain('aria-label="Predicted against marked. One round."');
});

it('is the same text for the same rounds', () => {
  expect(draw(point(0.4, 0.3, 0.5), point(1, 0, 0))).toBe(draw(point(0.4, 0.3, 0.5), point(1, 0, 0)));
});
