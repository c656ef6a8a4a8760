import { describe, expect, it } from 'vitest';
import { drawResult, widths } from '../../src/components/lesson/draw-result.ts';
import { knobText } from '../../src/components/lesson/knob-text.ts';
import { runAndDraw } from '../../src/components/lesson/experiment-bench.ts';
import { runExperiment } from '../../src/experiment/index.ts';
import { experiments } from '../content/content.ts';

describe.each([...experiments])('the figure of %s', (_, experiment) => {
  const built = runExperiment(experiment);

  it('is drawn in the page as it was when the site was built', () => {
    const shown = runAndDraw(experiment, undefined, undefined);
    expect(shown.wide).toBe(drawResult(built, experiment.title, widths.wide));
    expect(shown.narrow).toBe(drawResult(built, experiment.title, widths.narrow));
    expect(shown.caption).toBe(built.caption);
    expect(shown.rows).toEqual(built.table.rows);
  });

  it('has no coordinate that is no number', () => {
    for (const width of [widths.wide, widths.narrow])
      expect(drawResult(built, experiment.title, width)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a reader’s number', () => {
  it('is drawn on the axis that has its unit, and on none otherwise', () => {
    const result = runExperiment([...experiments].find(([id]) => id === 'chain-of-hops')![1]);
    expect(drawResult(result, 't', 680, { value: 300, unit: 'ms' })).toContain('you: 300 ms');
    expect(drawResult(result, 't', 680, { value: 30, unit: '%' })).toContain('you: 30 %');
    expect(drawResult(result, 't', 680, { value: 3, unit: 'jobs' })).not.toContain('you:');
  });
});

it.each([
  [6, 'hops', '6 hops'],
  [0.85, '%', '85 %'],
  [3, '', '3'],
])('a knob at %d %s reads %s', (value, unit, text) => {
  expect(knobText(value, unit)).toBe(text);
});
