import { meanMsOf } from '../lab/index.ts';
import { inWords, type Problem } from './problem.ts';
import type { Scenario } from './schema.ts';

/** More requests than this are refused before they are tried: the run would take minutes. */
const mostRequests = 2_000_000;

type LoadOf = Scenario['load'][string];

/** Requests per second that an open load offers while it lasts, in the mean. */
function rateOf({ arrivals }: LoadOf): number {
  switch (arrivals?.kind) {
    case 'poisson':
    case 'regular':
      return arrivals.ratePerS;
    case 'renewal':
      return 1000 / meanMsOf(arrivals.gap);
    case 'bursts':
      return (arrivals.size * 1000) / arrivals.everyMs;
    default:
      return 0;
  }
}

function endsByItself({ arrivals, count, untilMs }: LoadOf): boolean {
  return count !== undefined || untilMs !== undefined || arrivals?.kind === 'times' || arrivals?.kind === 'phases';
}

export function endless(scenario: Scenario): Problem[] {
  if (scenario.durationMs !== undefined) return [];
  const open = Object.entries(scenario.load).find(([, load]) => !endsByItself(load));
  if (!open) return [];
  return [
    {
      path: 'durationMs',
      expected: `an end, since load.${open[0]} has none`,
      found: 'nothing',
      hint: `Add "durationMs", or give load.${open[0]} a "count" or "untilMs".`,
    },
  ];
}

/** How long a client of a closed loop takes at least for one round, as far as the service that it calls says. */
function roundMs({ services = {}, links = [] }: Scenario, name: string, { to, thinkTime }: LoadOf): number {
  const { serviceTime } = services[to] ?? {};
  const serviceMs = serviceTime ? meanMsOf(serviceTime) : 0;
  const linkMs = links
    .filter((link) => [link.from, link.to].includes(name) && [link.from, link.to].includes(to))
    .reduce((sum, { latency }) => sum + (latency ? meanMsOf(latency) : 0), 0);
  return serviceMs + linkMs + (thinkTime ? meanMsOf(thinkTime) : 0);
}

/** A client that takes no time for a round would go round for ever at one instant. */
export function timeless(scenario: Scenario): Problem[] {
  return Object.entries(scenario.load).flatMap(([name, load]) =>
    load.clients === undefined ||
    load.count !== undefined ||
    scenario.services?.[load.to]?.steps !== undefined ||
    roundMs(scenario, name, load) > 0
      ? []
      : [
          {
            path: `load.${name}.thinkTime`,
            expected: `time to pass in each round, since ${load.to} takes none`,
            found: inWords(load.thinkTime),
            hint: `Give load.${name} a "thinkTime", services.${load.to} a "serviceTime", or the link between them a "latency".`,
          },
        ],
  );
}

export function tooMuch(scenario: Scenario): Problem[] {
  const { load, services = {}, durationMs = Infinity } = scenario;
  return Object.entries(load).flatMap(([name, each]) => {
    const lastsMs = Math.min(durationMs, each.untilMs ?? Infinity) - (each.fromMs ?? 0);
    const byRate = rateOf(each) === 0 ? 0 : (rateOf(each) * lastsMs) / 1000;
    const inPhases =
      each.arrivals?.kind === 'phases'
        ? each.arrivals.phases.reduce((sum, { forMs, ratePerS }) => sum + (forMs * ratePerS) / 1000, 0)
        : 0;
    const round = roundMs(scenario, name, each);
    const { concurrency = Infinity, serviceTime } = services[each.to] ?? {};
    const bySlowest = concurrency / (serviceTime ? meanMsOf(serviceTime) : 0);
    const inRounds = each.clients === undefined || round === 0 ? 0 : lastsMs * Math.min(each.clients / round, bySlowest);
    const requests = Math.min(each.count ?? Infinity, byRate + inPhases + inRounds);
    if (!(requests > mostRequests) || (requests === Infinity && durationMs === Infinity)) return [];
    return [
      {
        path: `load.${name}`,
        expected: `at most ${mostRequests} requests`,
        found: `about ${Math.round(requests)}`,
        hint: 'Lower the rate, the duration or the count.',
      },
    ];
  });
}

/** Without an end to the run, a queue that only grows is a mistake; with one, it may be the point. */
export function overloaded(scenario: Scenario): Problem[] {
  if (scenario.durationMs !== undefined) return [];
  const { services = {} } = scenario;
  return Object.entries(scenario.load).flatMap(([name, load]) => {
    const service = services[load.to];
    const { concurrency, queueCapacity, serviceTime } = service ?? {};
    if (concurrency === undefined || queueCapacity !== undefined || !serviceTime || load.count !== undefined) return [];
    const utilisation = (rateOf(load) / 1000) * (meanMsOf(serviceTime) / concurrency);
    if (utilisation < 1) return [];
    return [
      {
        path: `services.${load.to}`,
        expected: 'a utilisation below 1, since the run has no durationMs and the queue no bound',
        found: `${utilisation.toFixed(2)} from load.${name}`,
        hint: 'Add "durationMs" to the scenario or "queueCapacity" to the service, or give it more workers.',
      },
    ];
  });
}
