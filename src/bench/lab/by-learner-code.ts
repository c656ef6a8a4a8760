import type { Outcome } from '../compare.ts';
import { hops, stationOf } from './by-lab.ts';
import { loadLearnerCode, type Given, type Realm } from './learner-code.ts';
import { calls, singleServer, timers } from './workload.ts';

/** The three models with their behaviour in async functions, as a learner writes them. Each gives a function that runs it once. */
export function timersByLearnerCode(realm: Realm, given: Given): () => Outcome {
  const code = loadLearnerCode(
    realm,
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

/** Arrivals and customers are async functions; they meet at a server that one of them has at a time. */
export function singleServerByLearnerCode(realm: Realm, given: Given): () => Outcome {
  const code = loadLearnerCode(
    realm,
    `
    const waiting = [];
    let busy = false;
    let served = 0;
    let sojournsMs = 0;
    async function customer(context) {
      const arrivedAt = performance.now();
      if (busy) await new Promise((go) => waiting.push(go));
      busy = true;
      await context.sleep(-${singleServer.service.meanMs} * Math.log(1 - Math.random()));
      served += 1;
      sojournsMs += performance.now() - arrivedAt;
      const next = waiting.shift();
      if (next) next();
      else busy = false;
    }
    export async function arrivals(context) {
      for (let left = ${singleServer.customers}; left > 0; left -= 1) {
        await context.sleep(-${singleServer.gap.meanMs} * Math.log(1 - Math.random()));
        customer(context);
      }
    }
    export const counted = () => ({ served, sojournsMs });`,
    given,
  );
  return () => {
    const { world, host, ask } = code.open();
    host('arrivals', true);
    world.run(1e12);
    const { served, sojournsMs } = ask('arrivals', 'counted') as { readonly served: number; readonly sojournsMs: number };
    return { events: singleServer.customers + served, figures: { 'mean sojourn ms': sojournsMs / served } };
  };
}

/** The same server as the handler of a service, which the lab's load calls: the customers are calls, with all that a call has. */
export function serviceByLearnerCode(realm: Realm, given: Given): () => Outcome {
  const code = loadLearnerCode(
    realm,
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

export function callsByLearnerCode(realm: Realm, given: Given): () => Outcome {
  const code = loadLearnerCode(
    realm,
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
