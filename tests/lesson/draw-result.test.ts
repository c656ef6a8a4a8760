import { describe, expect, it } from 'vitest';
import { drawResult, widths } from '../../src/components/lesson/draw-result.ts';
import { knobText } from '../../src/components/lesson/knob-text.ts';
import { runAndDraw } from '../../src/components/lesson/experiment-bench.ts';
import { placeOfNumber, runExperiment } from '../../src/experiment/index.ts';
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

const numbers = [...experiments].filter(([, { prediction }]) => prediction.ask === 'number');

describe.each(numbers)('a reader’s number in the figure of %s', (_, experiment) => {
  const { facts, figure } = runExperiment(experiment);
  const { prediction, parameters } = experiment;
  if (prediction.ask !== 'number') throw new Error('Only numbers are drawn.');
  const answer = facts[prediction.fact]?.value ?? NaN;
  const place = placeOfNumber(prediction, { parameters, facts }, answer);

  it('has a place within the axes when it is right', () => {
    if (figure.draw === 'sequences') throw new Error('A sequence diagram has no place for a number.');
    expect(place).toBeDefined();
    const axis = figure.draw === 'bars' || place?.axis === 'x' ? figure.x : figure.y;
    expect(place!.value).toBeGreaterThanOrEqual(axis.from);
    expect(place!.value).toBeLessThanOrEqual(axis.to);
  });

  it('is drawn there', () => {
    const own = Number(answer.toPrecision(3));
    expect(runAndDraw(experiment, undefined, own).wide).toContain(`you: ${own}`);
    expect(runAndDraw(experiment, undefined, undefined).wide).not.toContain('you: ');
  });
});

describe('a reader’s number', () => {
  const byId = new Map([...experiments]);
  const placed = (id: string, predicted: number) => {
    const { prediction, parameters } = byId.get(id)!;
    if (prediction.ask !== 'number') throw new Error(`${id} asks for a choice.`);
    return placeOfNumber(prediction, { parameters, facts: runExperiment(byId.get(id)!).facts }, predicted);
  };

  it('counts from the end of the outage, as the question does', () => {
    expect(placed('outage-and-catch-up', 40)).toEqual({ axis: 'x', value: 130, label: 'you: 40 s' });
    expect(placed('burst-and-drain', 360)).toMatchObject({ axis: 'x', value: 450 });
  });

  it('in per cent stands at a share', () => {
    expect(placed('five-dependencies', 5)).toEqual({ axis: 'y', value: 0.05, label: 'you: 5 %' });
  });

  it('that is beyond the axis points there', () => {
    const chain = byId.get('chain-of-hops')!;
    expect(runAndDraw(chain, undefined, 1e6).wide).toContain('you: 1000000 ms →');
    const knee = byId.get('utilisation-knee')!;
    expect(runAndDraw(knee, undefined, 1e6).wide).toContain('you: 1000000 ms ↑');
    const bars = byId.get('slow-and-down')!;
    expect(runAndDraw(bars, undefined, 1e6).wide).toContain('you: 1000000 per s →');
  });

  it('whose place names what is not there is refused by name', () => {
    expect(() => placeOfNumber({ unit: 's', drawn: { axis: 'x', at: 'endS + you' } }, { parameters: {}, facts: {} }, 1)).toThrow(
      'endS',
    );
  });
});

it.each([
  [6, 'hops', '6 hops'],
  [0.85, '%', '85 %'],
  [3, '', '3'],
])('a knob at %d %s reads %s', (value, unit, text) => {
  expect(knobText(value, unit)).toBe(text);
});
