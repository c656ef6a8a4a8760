import type { Scenario } from '../../scenario/schema.ts';
import { evaluate } from '../expression/evaluate.ts';

/**
 * A design with its expressions evaluated. The schema has read the design as a scenario when the site was built, so that the page, which
 * does not ship the schema, may take it for one.
 */
export function resolveDesign(design: unknown, parameters: Readonly<Record<string, number>>): Scenario {
  const scope = {
    value: (name: string) => (Object.hasOwn(parameters, name) ? parameters[name] : undefined),
    names: () => Object.keys(parameters),
  };
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('=') ? evaluate(value.slice(1), scope) : value;
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
  };
  return resolve(design) as Scenario;
}
