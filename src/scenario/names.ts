import { closest, inWords, type Problem } from './problem.ts';
import type { Scenario, ScenarioFault } from './schema.ts';
import { stepsOf } from './steps.ts';

export function namesOf({ services = {}, queues = {}, topics = {}, load }: Scenario) {
  return { services: Object.keys(services), queues: Object.keys(queues), topics: Object.keys(topics), loads: Object.keys(load) };
}

export function namesTwice(scenario: Scenario): Problem[] {
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

export function unknownNames(scenario: Scenario): Problem[] {
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
