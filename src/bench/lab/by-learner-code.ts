import type { Outcome } from '../compare.ts';
import { hops, stationOf } from './by-lab.ts';
import { loadLearnerCode, type Given } from './learner-code.ts';
import { calls, singleServer, timers } from './workload.ts';

/** The three models with their behaviour in async functions, as a learner writes them. Each gives a function that runs it once. */
export function timersByLearnerCode(given: Given): () => Outcome {
  const code = loadLearnerCode(
    `
    async function sleeper(context) {
      for (let left = ${timers.sleeps}; left > 0; left -= 1)
        await context.sleep(Math.round(1000 * (${timers.sleep.fromMs} + ${timers.sleep.toMs - timers.sleep.fromMs} * Math.random())) / 1000);
    }
    export function sleepers(context) {
      for (let n = 0; n < ${timers.processes}; n += 1) sleeper(context);
    }`,
    given,
  );
  return () => {
    const { world, host } = code.open();
    host('sleepers', true);
    const { endedAt } = world.run(1e12);
    return { events: timers.processes * timers.sleeps, figures: { 'ends at ms': endedAt } };
  };
}

export function singleServerByLearnerCode(given: Given): () => Outcome {
  const code = loadLearnerCode(
    `
    const waiting = [];
    let busy = false;
    export async function server(request, context) {
      if (busy) await new Promise((go) => waiting.push(go));
      busy = true;
      await context.sleep(-${singleServer.service.meanMs} * Math.log(1 - Math.random()));
      const next = waiting.shift();
      if (next) next();
      else busy = false;
      return null;
    }`,
    given,
  );
  return () => {
    const { world, host } = code.open();
    host('server');
    world.load('load', {
      to: 'server',
      arrivals: { kind: 'poisson', ratePerS: singleServer.ratePerS },
      count: singleServer.customers,
    });
    const { endedAt } = world.run(1e12);
    const { arrivals, completions, meanSojournMs } = stationOf(world.measurements(), 'services', 'server', endedAt);
    return { events: arrivals + completions, figures: { 'mean sojourn ms': meanSojournMs } };
  };
}

export function callsByLearnerCode(given: Given): () => Outcome {
  const code = loadLearnerCode(
    `
    export async function front(order, context) {
      await context.sleep(${calls.frontMs});
      try {
        return await context.call('back', order, { timeoutMs: ${calls.frontTimeoutMs} });
      } catch {
        return null;
      }
    }`,
    given,
  );
  return () => {
    const { world, host } = code.open();
    const latency = { kind: 'constant', ms: calls.latencyMs } as const;
    for (const [from, to] of hops) world.link(from, to, { latency });
    host('front');
    world.service('back', { concurrency: calls.backWorkers, serviceTime: calls.back });
    world.load('load', {
      to: 'front',
      policy: { timeoutMs: calls.clientTimeoutMs },
      arrivals: { kind: 'poisson', ratePerS: calls.ratePerS },
      count: calls.requests,
    });
    const { endedAt } = world.run(1e12);
    const { arrivals, meanSojournMs } = stationOf(world.measurements(), 'loads', 'load', endedAt);
    return { events: arrivals * calls.eventsPerRequest, figures: { 'mean sojourn ms': meanSojournMs } };
  };
}
