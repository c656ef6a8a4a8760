import { createWorld, lognormal } from '../lab/index.ts';
import type { HopChain } from './definition.ts';
import type { Curve, Fact, Result } from './result.ts';
import { mean, percentile, shareUpTo, sorted, span } from './samples.ts';

interface Run {
  readonly serial: Float64Array;
  readonly parallel: Float64Array;
  readonly hop: Float64Array;
}

/** One seed: the same hops asked one after the other, all at once, and the first of them alone. Requests never meet: hops have no queue. */
function run(seed: number, { hops, p50Ms, p99Ms, requests }: HopChain): Run {
  const world = createWorld({ seed, record: false });
  const names = Array.from({ length: hops }, (_, hop) => `hop ${hop + 1}`);
  for (const name of names) world.service(name, { serviceTime: lognormal({ p50Ms, p99Ms }) });
  world.service('serial', { steps: { serial: names } });
  world.service('parallel', { steps: { parallel: names } });
  const reader = world.client('reader');
  const times = { serial: [] as number[], parallel: [] as number[], 'hop 1': [] as number[] };
  const apartMs = 1e6;
  for (const [turn, target] of (['serial', 'parallel', 'hop 1'] as const).entries()) {
    for (let request = 0; request < requests; request += 1) {
      const atMs = (request * 3 + turn) * apartMs;
      reader.call(target, 'load', null, { atMs, onSettled: (tookMs) => times[target].push(tookMs) });
    }
  }
  world.run(requests * 3 * apartMs);
  return { serial: sorted(times.serial), parallel: sorted(times.parallel), hop: sorted(times['hop 1']) };
}

/** Latency of a chain of equal, independent hops: serial is the sum, parallel the slowest. */
export function runHopChain(parameters: HopChain): Result {
  const runs = Array.from({ length: parameters.seeds }, (_, index) => run(index + 1, parameters));
  const pooled = (kind: keyof Run) => sorted(runs.flatMap((each) => [...each[kind]]));
  const serial = pooled('serial');
  const parallel = pooled('parallel');
  const hop = pooled('hop');
  const { hops, p50Ms, p99Ms } = parameters;
  const ms = (value: number): Fact => ({ value, unit: 'ms', decimals: 0 });
  const facts = {
    hops: { value: hops, unit: '', decimals: 0 } satisfies Fact,
    hopP50: ms(p50Ms),
    hopP99: ms(p99Ms),
    hopMean: ms(mean(hop)),
    serialMean: ms(mean(serial)),
    sumOfMeans: ms(hops * mean(hop)),
    serialP50: ms(percentile(serial, 0.5)),
    sumOfP50: ms(hops * p50Ms),
    serialP99: ms(percentile(serial, 0.99)),
    sumOfP99: ms(hops * p99Ms),
    parallelP50: ms(percentile(parallel, 0.5)),
    parallelP99: ms(percentile(parallel, 0.99)),
  };
  const to = Math.ceil((Math.max(facts.serialP99.value, facts.sumOfP99.value) * 1.05) / 50) * 50;
  const steps = 60;
  const curve = (name: string, look: Curve['look'], kind: 'serial' | 'parallel', all: Float64Array): Curve => ({
    name,
    look,
    points: Array.from({ length: steps + 1 }, (_, step) => {
      const x = (step / steps) * to;
      return { x, y: shareUpTo(all, x), ...span(runs, (each) => shareUpTo(each[kind], x)) };
    }),
  });
  const round = (fact: Fact) => `${fact.value.toFixed(0)} ms`;
  const many = hops === 1 ? 'One hop' : `${hops} hops`;
  return {
    facts,
    figure: {
      draw: 'curves',
      curves: [curve('parallel', 'other', 'parallel', parallel), curve('serial', 'main', 'serial', serial)],
      x: { label: 'Latency', from: 0, to, unit: 'ms' },
      y: { label: 'Requests answered by then', from: 0, to: 1, unit: '%' },
      marks: [
        { x: facts.parallelP99.value, label: 'p99 parallel' },
        { x: facts.serialP99.value, label: 'p99 serial' },
        { x: facts.sumOfP99.value, label: 'sum of p99s' },
      ],
    },
    caption: `${many} of ${round(facts.hopP50)} at the median and ${round(facts.hopP99)} at the 99th percentile: in series the median is ${round(facts.serialP50)} and the 99th percentile ${round(facts.serialP99)}; in parallel ${round(facts.parallelP50)} and ${round(facts.parallelP99)}. The bands span ${parameters.seeds} runs.`,
    table: {
      head: ['', 'mean', 'median', '99th percentile'],
      rows: [
        ['one hop', round(facts.hopMean), round(facts.hopP50), round(facts.hopP99)],
        ['sum of the hops’ numbers', round(facts.sumOfMeans), round(facts.sumOfP50), round(facts.sumOfP99)],
        ['in series, measured', round(facts.serialMean), round(facts.serialP50), round(facts.serialP99)],
        ['in parallel, measured', `${mean(parallel).toFixed(0)} ms`, round(facts.parallelP50), round(facts.parallelP99)],
      ],
    },
  };
}
