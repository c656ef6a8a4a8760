import { describe, expect, it } from 'vitest';
import { experimentSchema, runExperiment, type Experiment } from '../../../src/experiment/index.ts';

const choice = {
  ask: 'choice',
  question: 'Which?',
  options: [
    { text: 'This', right: true, why: 'So.' },
    { text: 'That', right: false, why: 'Not so.' },
  ],
};

/** A worker that does ten a second; five a second come, and twenty from 10 s to 20 s, all evenly spaced. Nothing is random. */
const burst = {
  title: 'A burst',
  kind: 'scenario',
  parameters: { burstPerS: 20 },
  knob: { name: 'burstPerS', label: 'Burst', unit: 'per s', from: 10, to: 30, step: 5 },
  seeds: 2,
  windowMs: 1000,
  designs: {
    queue: {
      durationMs: 60_000,
      services: { worker: { concurrency: 1, serviceTime: { kind: 'constant', ms: 100 } } },
      queues: { jobs: {} },
      consumers: [{ service: 'worker', queue: 'jobs' }],
      load: {
        callers: {
          to: 'jobs',
          arrivals: {
            kind: 'phases',
            random: false,
            phases: [
              { forMs: 10_000, ratePerS: 5 },
              { forMs: 10_000, ratePerS: '=burstPerS' },
              { forMs: 40_000, ratePerS: 5 },
            ],
          },
        },
      },
    },
  },
  facts: {
    backlog: { is: 'highest(queues.jobs.inSystem)' },
    drain: { is: '(firstTime(queues.jobs.inSystem <= 1, 20000) - 20000) / 1000', unit: 's' },
    never: { is: 'firstTime(queues.jobs.inSystem > 5000, 0, 60000) / 1000', unit: 's' },
    done: { is: 'queues.jobs.completions' },
    summed: { is: 'total(queues.jobs.completions)' },
    rate: { is: 'average(queues.jobs.throughputPerS, 10000, 20000)', unit: 'per s', decimals: 1 },
    published: { is: 'records.message-published' },
  },
  figure: {
    draw: 'timeline',
    y: { label: 'Jobs' },
    lines: [{ name: 'backlog', is: 'queues.jobs.inSystem' }],
    marks: [{ at: '20 + drain', label: 'empty after {drain}' }],
  },
  caption: '{backlog} jobs pile up; empty after {drain}.',
  prediction: choice,
};

/** The same calls, waited for and handed over. */
const pair = {
  title: 'Two designs',
  kind: 'scenario',
  parameters: { workMs: 40 },
  knob: { name: 'workMs', label: 'Work', unit: 'ms', from: 10, to: 80, step: 10 },
  seeds: 3,
  designs: {
    wait: {
      durationMs: 60_000,
      services: { worker: { concurrency: 1, serviceTime: { kind: 'constant', ms: '=workMs' } } },
      load: { callers: { to: 'worker', arrivals: { kind: 'poisson', ratePerS: 10 } } },
    },
    handOver: {
      durationMs: 60_000,
      services: { worker: { concurrency: 1, serviceTime: { kind: 'constant', ms: '=workMs' } } },
      queues: { jobs: {} },
      consumers: [{ service: 'worker', queue: 'jobs' }],
      load: { callers: { to: 'jobs', arrivals: { kind: 'poisson', ratePerS: 10 } } },
    },
  },
  facts: {
    answered: { is: 'wait.loads.callers.meanSojournMs', unit: 'ms' },
    accepted: { is: 'handOver.loads.callers.meanSojournMs', unit: 'ms' },
    done: { is: 'handOver.queues.jobs.meanSojournMs', unit: 'ms' },
    allGood: { is: 'wait.loads.callers.availability', unit: '%' },
  },
  figure: {
    draw: 'bars',
    x: { label: 'Mean', unit: 'ms' },
    bars: [
      { label: 'wait', fact: 'answered', look: 'sync' },
      { label: 'hand over', fact: 'done', look: 'async' },
    ],
  },
  caption: '{answered}, {done}.',
  prediction: choice,
};

const read = (value: unknown): Experiment => experimentSchema.parse(value);
const issues = (value: unknown): string =>
  experimentSchema
    .safeParse(value)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('\n') ?? '';

describe('an experiment that is all data', () => {
  const { facts, figure, caption, table } = runExperiment(read(burst));
  const value = (name: string) => facts[name]?.value;

  it('finds what is in the queue at the end of each window, and when it is empty', () => {
    expect(value('backlog')).toBeGreaterThanOrEqual(98);
    expect(value('backlog')).toBeLessThanOrEqual(102);
    expect(value('drain')).toBeGreaterThanOrEqual(19);
    expect(value('drain')).toBeLessThanOrEqual(21);
    expect(value('rate')).toBeCloseTo(10, 0);
  });

  it('takes a condition that never holds for what the author says it is then', () => {
    expect(value('never')).toBe(60);
  });

  it('counts over windows what it counts over the run', () => {
    expect(value('summed')).toBe(value('done'));
    expect(value('published')).toBeGreaterThan(400);
  });

  it('draws a line with a point per window, marks where facts say, and puts facts into caption and marks', () => {
    if (figure.draw !== 'curves') throw new Error('expected curves');
    expect(figure.curves[0]?.points).toHaveLength(60);
    expect(figure.marks[0]).toEqual({ x: 20 + (value('drain') ?? 0), label: `empty after ${value('drain')?.toFixed(0)}\u00a0s` });
    expect(caption).toContain(`${value('backlog')} jobs pile up`);
    expect(table.rows.length).toBeLessThanOrEqual(12);
  });

  it('follows its knob', () => {
    expect(runExperiment(read(burst), 10).facts['backlog']!.value).toBeLessThan(5);
    expect(runExperiment(read(burst), 30).facts['backlog']!.value).toBeGreaterThan(190);
  });

  it('gives two designs the same arrivals, and compares them', () => {
    const { facts: found, figure: bars } = runExperiment(read(pair));
    expect(found['done']!.value).toBeCloseTo(found['answered']!.value, 6);
    expect(found['accepted']!.value).toBe(0);
    expect(found['allGood']!.value).toBe(100);
    expect(found['done.low']!.value).toBeLessThan(found['done']!.value);
    if (bars.draw !== 'bars') throw new Error('expected bars');
    expect(bars.bars.map(({ look }) => look)).toEqual(['sync', 'async']);
    expect(bars.x.to).toBeGreaterThan(found['answered.high']!.value);
  });

  it('draws facts over values of the knob, each run anew', () => {
    const curve = {
      draw: 'curve',
      at: [20, 40, 60],
      y: { label: 'Mean', unit: 'ms' },
      lines: [{ name: 'mean', is: 'answered' }],
    };
    const { figure: drawn } = runExperiment(read({ ...pair, figure: curve }));
    if (drawn.draw !== 'curves') throw new Error('expected curves');
    const at40 = runExperiment(read(pair), 40).facts['answered']!.value;
    expect(drawn.curves[0]?.points.map(({ x }) => x)).toEqual([20, 40, 60]);
    expect(drawn.curves[0]?.points[1]?.y).toBe(at40);
    expect(drawn.curves[0]?.points[2]?.y).toBeGreaterThan(at40 * 1.4);
  });

  it('draws each design as a sequence diagram', () => {
    const load = (to: string) => ({ callers: { to, arrivals: { kind: 'times', atMs: [0] } } });
    const { wait, handOver } = pair.designs;
    const few = { wait: { ...wait, load: load('worker') }, handOver: { ...handOver, load: load('jobs') } };
    const sequence = { draw: 'sequence', titles: { handOver: 'Handed over', wait: 'Waited for' } };
    const { figure: drawn } = runExperiment(read({ ...pair, designs: few, figure: sequence }));
    if (drawn.draw !== 'sequences') throw new Error('expected sequences');
    expect(drawn.sequences.map(({ title }) => title)).toEqual(['Handed over', 'Waited for']);
    expect(drawn.sequences[1]?.sequence.events.map(({ sentence }) => sentence).join(' ')).toContain('callers calls worker');
  });
});

describe('a wrong experiment is told where, before it runs:', () => {
  const { queue } = burst.designs;

  it.each<[string, unknown, RegExp]>([
    [
      'a design that is no scenario',
      { ...burst, designs: { queue: { ...queue, consumers: [{ service: 'workr', queue: 'jobs' }] } } },
      /designs\.queue\.consumers\[0\]\.service: .*found "workr"\. Did you mean "worker"/,
    ],
    [
      'a parameter that is not there',
      { ...burst, designs: { queue: { ...queue, durationMs: '=lengthS * 1000' } } },
      /designs\.queue: There is no number called "lengthS" here\. There are: burstPerS/,
    ],
    ['a knob that turns nothing', { ...burst, knob: { ...burst.knob, name: 'speed' } }, /knob\.name: expected one of burstPerS/],
    [
      'windows in a run without an end',
      {
        ...burst,
        designs: {
          queue: {
            services: queue.services,
            queues: queue.queues,
            load: { callers: { to: 'jobs', count: 5, arrivals: { kind: 'regular', ratePerS: 5 } } },
          },
        },
      },
      /designs\.queue\.durationMs: expected a duration, since windowMs is set/,
    ],
    [
      'an option that is both',
      { ...burst, prediction: { ...choice, options: [{ text: 'a', why: 'b' }, choice.options[1]] } },
      /either "right" or "rightWhen"/,
    ],
  ])('%s', (_, experiment, words) => {
    expect(issues(experiment)).toMatch(words);
  });

  it('a fact that names what is not there says what is', () => {
    const wrong = read({ ...burst, facts: { ...burst.facts, backlog: { is: 'queues.job.maxDepth' } } });
    expect(() => runExperiment(wrong)).toThrow(/no number called "queues\.job\.maxDepth".*queues\.jobs\.<metric>/);
  });

  it('a function over windows without windows says what to add', () => {
    const wrong = read({ ...pair, facts: { ...pair.facts, done: { is: 'highest(handOver.queues.jobs.inSystem)' } } });
    expect(() => runExperiment(wrong)).toThrow('give the experiment a "windowMs"');
  });
});
