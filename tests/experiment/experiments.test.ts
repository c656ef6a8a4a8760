import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentSchema, isRight, judgeNumber, runExperiment, type Experiment } from '../../src/experiment/index.ts';
import { atLeastOneSlow } from '../../src/experiment/formula/at-least-one.ts';
import { meanSojournMs, sojournQuantileMs } from '../../src/experiment/formula/single-server.ts';

const folder = join(import.meta.dirname, '..', '..', 'content', 'experiments');
const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''));

function read(id: string): Experiment {
  return experimentSchema.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
}

describe.each(ids)('the experiment %s', (id) => {
  const experiment = read(id);
  const result = runExperiment(experiment);

  it('gives the same result again, to the bit', () => {
    expect(runExperiment(experiment)).toEqual(result);
  });

  it('prints only numbers that are numbers', () => {
    for (const [name, { value }] of Object.entries(result.facts)) expect(Number.isFinite(value), name).toBe(true);
    expect(result.caption).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('answers its question with one of its facts or options, and says of each known mistake why it is one', () => {
    const { prediction } = experiment;
    if (prediction.ask === 'choice') {
      expect(prediction.options.filter((option) => isRight(option, result.facts)).map(({ text }) => text)).toHaveLength(1);
      return;
    }
    const answer = result.facts[prediction.fact];
    expect(answer, prediction.fact).toBeDefined();
    expect(judgeNumber(prediction, result.facts, answer!.value).right).toBe(true);
    for (const { fact, why } of prediction.mistakes) {
      expect(result.facts[fact], fact).toBeDefined();
      expect(judgeNumber(prediction, result.facts, result.facts[fact]!.value)).toEqual({ right: false, text: why });
    }
  });

  it('has a knob that starts inside its range and changes the result', () => {
    const { knob, parameters } = experiment;
    const start = Number(Reflect.get(parameters, knob.name));
    expect(start).toBeGreaterThanOrEqual(knob.from);
    expect(start).toBeLessThanOrEqual(knob.to);
    const steps = (start - knob.from) / knob.step;
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
    const end = start === knob.to ? knob.from : knob.to;
    expect(runExperiment(experiment, end).caption).not.toBe(result.caption);
  });

  it('has a table as wide as its head, of at most 12 rows where it is not a list of what happened', () => {
    expect(result.table.rows.length).toBeLessThanOrEqual(result.figure.draw === 'sequences' ? 80 : 12);
    for (const row of result.table.rows) expect(row.length).toBe(result.table.head.length);
  });
});

describe('the lab beside the formulas', () => {
  it('a chain’s mean is the sum of its hops’ means, and its percentiles are not the sums of theirs', () => {
    const { facts } = runExperiment(read('chain-of-hops'));
    const value = (name: string) => facts[name]!.value;
    expect(Math.abs(value('serialMean') / value('sumOfMeans') - 1)).toBeLessThan(0.04);
    expect(value('serialP99')).toBeLessThan(0.65 * value('sumOfP99'));
    expect(value('serialP50')).toBeGreaterThan(1.1 * value('sumOfP50'));
    expect(value('parallelP99')).toBeLessThan(value('serialP99'));
  });

  it('the share of slow pages is that of the formula, within four standard errors', () => {
    const experiment = read('tail-of-a-fan-out');
    for (const calls of [1, 10, 50, 100]) {
      const { facts } = runExperiment(experiment, calls);
      const expected = atLeastOneSlow(0.01, calls);
      const pages = 1000;
      expect(Math.abs(facts['slowPages']!.value / 100 - expected)).toBeLessThan(
        4 * Math.sqrt((expected * (1 - expected)) / pages),
      );
    }
    expect(atLeastOneSlow(0.01, 100)).toBeCloseTo(0.634, 3);
  });

  it('the mean time at one worker is that of M/M/1, within what 8 runs of 2,000 jobs allow', () => {
    const experiment = read('utilisation-knee');
    for (const [utilisation, within] of [
      [0.5, 0.06],
      [0.8, 0.15],
      [0.9, 0.3],
    ] as const) {
      const { facts } = runExperiment(experiment, utilisation);
      expect(Math.abs(facts['mean']!.value / meanSojournMs(10, utilisation) - 1)).toBeLessThan(within);
    }
    expect(sojournQuantileMs(10, 0.9, 0.99)).toBeCloseTo(460.5, 1);
  });
});
