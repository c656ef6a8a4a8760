import { createAsyncRuntime, createWorld, type Measurements } from '../../lab/index.ts';
import { defaultBudgets, Kernel } from '../../lab/kernel.ts';
import { Recorder } from '../../lab/recorder.ts';
import type { Outcome } from '../compare.ts';
import { budgets, calls, drawingUs, seed, singleServer, timers } from './workload.ts';

/** The three models as the parts of the lab that take no learner code, with the trace off. */
export function timersByLab(): Outcome {
  const kernel = new Kernel(seed, createAsyncRuntime(), new Recorder('none', 0), { ...defaultBudgets, ...budgets });
  const sleepUs = drawingUs('sleeps', timers.sleep);
  let awakenings = 0;
  const wake = (left: number): void => {
    awakenings += 1;
    if (left > 0) kernel.after(sleepUs() / 1000, wake, left - 1);
  };
  for (let process = 0; process < timers.processes; process += 1) kernel.after(sleepUs() / 1000, wake, timers.sleeps - 1);
  kernel.run(1e12);
  return { events: awakenings, figures: { 'ends at ms': kernel.nowMs } };
}

export function singleServerByLab(customers?: number): Outcome {
  const { run, outcome } = openSingleServer(customers);
  run();
  return outcome();
}

/** A world that is ready to run, for those who look at it afterwards. */
export function openSingleServer(customers: number = singleServer.customers): { run(): void; outcome(): Outcome } {
  const world = createWorld({ seed, record: false, budgets });
  world.service('server', { concurrency: 1, serviceTime: singleServer.service });
  world.load('load', {
    to: 'server',
    arrivals: { kind: 'poisson', ratePerS: singleServer.ratePerS },
    count: customers,
  });
  return {
    run: () => void world.run(1e12),
    outcome() {
      const { arrivals, completions, meanSojournMs } = stationOf(world.measurements(), 'services', 'server', world.now);
      return { events: arrivals + completions, figures: { 'mean sojourn ms': meanSojournMs } };
    },
  };
}

export function callsByLab(): Outcome {
  const world = createWorld({ seed, record: false, budgets });
  const latency = { kind: 'constant', ms: calls.latencyMs } as const;
  for (const [from, to] of hops) world.link(from, to, { latency });
  world.service('front', {
    serviceTime: { kind: 'constant', ms: calls.frontMs },
    steps: { serial: [{ to: 'back', policy: { timeoutMs: calls.frontTimeoutMs } }] },
  });
  world.service('back', { concurrency: calls.backWorkers, serviceTime: calls.back });
  world.load('load', {
    to: 'front',
    policy: { timeoutMs: calls.clientTimeoutMs },
    arrivals: { kind: 'poisson', ratePerS: calls.ratePerS },
    count: calls.requests,
  });
  const { endedAt } = world.run(1e12);
  const { arrivals, meanSojournMs, failures } = stationOf(world.measurements(), 'loads', 'load', endedAt);
  return {
    events: arrivals * calls.eventsPerRequest,
    figures: { 'mean sojourn ms': meanSojournMs, 'deadlines missed': failures },
  };
}

/** The links of the workload with calls, both ways. */
export const hops = [
  ['load', 'front'],
  ['front', 'load'],
  ['front', 'back'],
  ['back', 'front'],
] as const;

/** A station's counts, and its mean sojourn by Little's law, which needs no samples. */
export function stationOf(measurements: Measurements, kind: 'services' | 'loads', name: string, endedAtMs: number) {
  const station = measurements[kind][name];
  if (!station) throw new Error(`The run measured nothing called "${name}".`);
  return { ...station, meanSojournMs: (station.meanInSystem * endedAtMs) / station.arrivals };
}
