import { getCollection } from 'astro:content';
import { lookupIn, numbersOf, runExperiment, type Lookup, type Result } from '../experiment/index.ts';

/** Results at the default setting, each run once per build: runs are pure, and a lesson prints many numbers of one. */
const results = new Map<string, Promise<Result | undefined>>();

/** What an experiment shows at its default setting; undefined where there is none of this id. */
export function resultOf(id: string): Promise<Result | undefined> {
  const known = results.get(id);
  // In development the content may change between two requests.
  if (known && import.meta.env.PROD) return known;
  const result = getCollection('experiments').then((entries) => {
    const found = entries.find((entry) => entry.id === id);
    return found && runExperiment(found.data);
  });
  results.set(id, result);
  return result;
}

/**
 * Finds the numbers that some keys name, among all that may be printed: `<experiment>.<fact>`, `<worked example>.<number>`,
 * `formula:drainS(18000, 200, 150)`, `cite:<source>.<number>`.
 */
export async function numbersFor(keys: readonly string[]): Promise<Lookup> {
  const ids = new Set(keys.filter((key) => !/^(formula|cite):/.test(key)).map((key) => key.slice(0, key.indexOf('.'))));
  const worked = await getCollection('worked');
  const references = await getCollection('references');
  const found = new Map<string, Result['facts']>();
  for (const id of ids) {
    const example = worked.find((entry) => entry.id === id);
    const facts = example ? numbersOf(example.data.numbers) : (await resultOf(id))?.facts;
    if (facts) found.set(id, facts);
  }
  return lookupIn({
    facts: (id) => found.get(id),
    quoted: (source) => references.find((entry) => entry.id === source)?.data.numbers,
  });
}
