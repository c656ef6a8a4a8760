import { meanMsOf } from '../lab/index.ts';
import { closest, inWords, type Problem } from './problem.ts';
import type { Scenario, ScenarioFault } from './schema.ts';

/** More requests than this are refused before they are tried: the run would take minutes. */
const mostRequests = 2_000_000;

/** What is wrong with the sense of a scenario whose shape is right. */
export function problemsOf(scenario: Scenario): Problem[] {
  return [
    ...namesTwice(scenario),
    ...unknownNames(scenario),
    ...endless(scenario),
    ...cycles(scenario),
    ...policiesOfPublishers(scenario),
    ...tooMuch(scenario),
    ...timeless(scenario),
    ...overloaded(scenario),
  ];
}

function namesOf({ services = {}, queues = {}, topics = {}, load }: Scenario) {
  return { services: Object.keys(services), queues: Object.keys(queues), topics: Object.keys(topics), loads: Object.keys(load) };
}

function namesTwice(scenario: Scenario): Problem[] {
  const { services, queues, topics, loads } = namesOf(scenario);
  const all = [
    ...services.map((name) => ({ name, path: `services.${name}` })),
    ...queues.map((name) => ({ name, path: `queues.${name}` })),
    ...topics.map((name) => ({ name, path: `topics.${name}` })),
    ...loads.map((name) => ({ name, path: `load.${name}` })),
  ];
  return all
    .filter(({ name }, index) => all.findIndex((each) => each.name === name) < index)
    .map(({ name, path }) => ({
      path,
      expected: 'a name of its own',
      found: `"${name}" twice`,
      hint: 'Services, queues, topics and loads share one set of names.',
    }));
}

function unknownNames(scenario: Scenario): Problem[] {
  const { services, queues, topics, loads } = namesOf(scenario);
  const problems: Problem[] = [];
  const wants = (path: string, name: string, kind: string, known: readonly string[]): void => {
    if (known.includes(name)) return;
    const meant = closest(name, known);
    problems.push({
      path,
      expected: `the name of ${kind}`,
      found: inWords(name),
      hint:
        meant !== undefined
          ? `Did you mean "${meant}"?`
          : known.length > 0
            ? `There are: ${known.join(', ')}.`
            : 'There is none yet.',
    });
  };
  const brokers = [...queues, ...topics];
  for (const { from, path, step } of stepsOf(scenario)) {
    void from;
    if ('publish' in step) wants(`${path}.publish`, step.publish, 'a queue or topic', brokers);
    else wants(path, step.to, 'a service', services);
  }
  for (const [name, { to }] of Object.entries(scenario.load))
    wants(`load.${name}.to`, to, 'a service, queue or topic', [...services, ...brokers]);
  for (const [name, { deadLetter }] of Object.entries(scenario.queues ?? {}))
    if (deadLetter !== undefined) wants(`queues.${name}.deadLetter`, deadLetter, 'a queue', queues);
  for (const [name, subscribers] of Object.entries(scenario.topics ?? {}))
    subscribers.forEach((queue, index) => wants(`topics.${name}[${index}]`, queue, 'a queue', queues));
  (scenario.consumers ?? []).forEach(({ service, queue }, index) => {
    wants(`consumers[${index}].service`, service, 'a service', services);
    wants(`consumers[${index}].queue`, queue, 'a queue', queues);
  });
  const nodes = [...services, ...brokers, ...loads];
  (scenario.links ?? []).forEach(({ from, to }, index) => {
    wants(`links[${index}].from`, from, 'a service, queue, topic or load', nodes);
    wants(`links[${index}].to`, to, 'a service, queue, topic or load', nodes);
  });
  (scenario.faults ?? []).forEach((fault, index) => {
    for (const { field, name } of namesIn(fault))
      if (fault.do === 'duplicate' || fault.do === 'deliverOnce') wants(`faults[${index}].${field}`, name, 'a queue', queues);
      else if (fault.do === 'fail' || fault.do === 'recover')
        wants(`faults[${index}].${field}`, name, 'a service or queue', [...services, ...queues]);
      else if ('target' in fault) wants(`faults[${index}].${field}`, name, 'a service', services);
      else wants(`faults[${index}].${field}`, name, 'a service, queue, topic or load', nodes);
  });
  return problems;
}

function namesIn(fault: ScenarioFault): { field: string; name: string }[] {
  if ('between' in fault) return fault.between.map((name, index) => ({ field: `between[${index}]`, name }));
  if ('target' in fault) return [{ field: 'target', name: fault.target }];
  return [
    { field: 'from', name: fault.from },
    { field: 'to', name: fault.to },
  ];
}

/** A broker confirms or refuses; a timeout, a retry or a breaker of its publisher would be passed over in silence. */
function policiesOfPublishers(scenario: Scenario): Problem[] {
  const { services } = namesOf(scenario);
  return Object.entries(scenario.load)
    .filter(([, { to, policy }]) => policy !== undefined && !services.includes(to))
    .map(([name, { to }]) => ({
      path: `load.${name}.policy`,
      expected: 'no policy, since this load publishes',
      found: `a policy, and "${to}" to publish to`,
      hint: 'Policies protect calls. Let the load call a service that publishes, or leave the policy out.',
    }));
}

/** Every step of every service, with the path at which it stands. */
function stepsOf({ services = {} }: Scenario): { from: string; path: string; step: { to: string } | { publish: string } }[] {
  return Object.entries(services).flatMap(([from, { steps }]) => {
    if (!steps) return [];
    const [order, list] = 'serial' in steps ? (['serial', steps.serial] as const) : (['parallel', steps.parallel] as const);
    return list.map((step, index) => ({
      from,
      path: `services.${from}.steps.${order}[${index}]`,
      step: typeof step === 'string' ? { to: step } : step,
    }));
  });
}

/** A service that waits, over others, for itself would never have an answer. */
function cycles(scenario: Scenario): Problem[] {
  const calls = new Map<string, { to: string; path: string }[]>();
  for (const { from, path, step } of stepsOf(scenario))
    if ('to' in step) calls.set(from, [...(calls.get(from) ?? []), { to: step.to, path }]);
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): Problem | undefined => {
    if (done.has(name)) return undefined;
    for (const { to, path } of calls.get(name) ?? []) {
      const start = [...way, name].indexOf(to);
      if (start !== -1)
        return {
          path,
          expected: 'calls without a cycle',
          found: [...[...way, name].slice(start), to].join(' → '),
          hint: 'Each would wait for the other for ever. Let one of them publish a message instead.',
        };
      const problem = visit(to, [...way, name]);
      if (problem) return problem;
    }
    done.add(name);
    return undefined;
  };
  for (const name of calls.keys()) {
    const problem = visit(name, []);
    if (problem) return [problem];
  }
  return [];
}

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

function endless(scenario: Scenario): Problem[] {
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
function timeless(scenario: Scenario): Problem[] {
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

function tooMuch(scenario: Scenario): Problem[] {
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
function overloaded(scenario: Scenario): Problem[] {
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
