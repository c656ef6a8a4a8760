import { endless, overloaded, timeless, tooMuch } from './amount-of-work.ts';
import { namesOf, namesTwice, unknownNames } from './names.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './schema.ts';
import { stepsOf } from './steps.ts';

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
