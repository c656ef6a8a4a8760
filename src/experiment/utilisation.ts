import { createStream, createWorld, exponential, sample } from '../lab/index.ts';
import type { Utilisation } from './definition.ts';
import { meanSojournMs, sojournQuantileMs } from './formula/single-server.ts';
import type { Fact, Result } from './result.ts';
import { mean, percentile, sorted } from './samples.ts';

/** Times from arrival to completion at one worker, in one run; the first tenth is left out, since the queue starts empty. */
function sojourns(seed: number, utilisation: number, { serviceMs, jobs }: Utilisation): Float64Array {
  const world = createWorld({ seed, record: false });
  world.service('worker', { concurrency: 1, serviceTime: exponential({ meanMs: serviceMs }) });
  const arrivals = createStream(seed, 'arrivals');
  const client = world.client('client');
  const times: number[] = [];
  let atMs = 0;
  for (let job = 0; job < jobs; job += 1) {
    atMs += sample(exponential({ meanMs: serviceMs / utilisation }), arrivals);
    client.call('worker', 'work', null, { atMs, onSettled: (tookMs) => void (job >= jobs / 10 && times.push(tookMs)) });
  }
  world.run(1e12);
  return sorted(times);
}

/** What waiting does to latency as the one worker gets busier: measured over many seeds, beside the formula of M/M/1. */
export function runUtilisation(parameters: Utilisation): Result {
  const { utilisation, serviceMs, seeds } = parameters;
  const levels = [...new Set([0.1, 0.3, 0.5, 0.7, 0.8, 0.9, utilisation])].sort((a, b) => a - b);
  const measured = levels.map((level) => {
    const runs = Array.from({ length: seeds }, (_, seed) => sojourns(seed + 1, level, parameters));
    const means = runs.map((run) => mean(run));
    const pooled = sorted(runs.flatMap((run) => [...run]));
    return { x: level, y: mean(means), low: Math.min(...means), high: Math.max(...means), p99: percentile(pooled, 0.99) };
  });
  const here = measured.find(({ x }) => x === utilisation) ?? measured[0]!;
  const ms = (value: number): Fact => ({ value, unit: 'ms', decimals: 0 });
  const facts = {
    serviceMs: ms(serviceMs),
    utilisation: { value: utilisation * 100, unit: '%', decimals: 0 } satisfies Fact,
    mean: ms(here.y),
    meanByFormula: ms(meanSojournMs(serviceMs, utilisation)),
    meanAtHalf: ms(meanSojournMs(serviceMs, 0.5)),
    meanAtNinetyNine: ms(meanSojournMs(serviceMs, 0.99)),
    p99ByFormula: ms(sojournQuantileMs(serviceMs, utilisation, 0.99)),
    doubled: ms(serviceMs * 2),
  };
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  const to = Math.max(200, Math.ceil((here.high * 1.1) / 50) * 50);
  return {
    facts,
    figure: {
      draw: 'curves',
      curves: [
        { name: 'measured', look: 'main', points: measured },
        {
          name: 'S / (1 − ρ)',
          look: 'formula',
          points: Array.from({ length: 91 }, (_, step) => ({
            x: 0.02 + step * 0.0105,
            y: meanSojournMs(serviceMs, 0.02 + step * 0.0105),
          })).filter(({ y }) => y <= to),
        },
      ],
      x: { label: 'Utilisation of the one worker', from: 0, to: 1, unit: '%' },
      y: { label: 'Mean time to completion', from: 0, to, unit: 'ms' },
      marks: [{ x: utilisation, label: percent(utilisation) }],
    },
    caption: `One worker, ${serviceMs} ms of service on average, arrivals at random: at ${percent(utilisation)} utilisation a job takes ${here.y.toFixed(0)} ms on average (${seeds} runs from ${here.low.toFixed(0)} to ${here.high.toFixed(0)} ms); the formula says ${meanSojournMs(serviceMs, utilisation).toFixed(0)} ms.`,
    table: {
      head: ['utilisation', 'mean, measured', 'mean, formula', '99th percentile, formula'],
      rows: measured.map(({ x, y }) => [
        percent(x),
        `${y.toFixed(0)} ms`,
        `${meanSojournMs(serviceMs, x).toFixed(0)} ms`,
        `${sojournQuantileMs(serviceMs, x, 0.99).toFixed(0)} ms`,
      ]),
    },
  };
}
