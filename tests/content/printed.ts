import { among, fill, keysIn, numbersOf, printFact, type Fact, type Lookup } from '../../src/experiment/index.ts';
import { compare, everythingOn } from '../../src/drill/index.ts';
import { boundary, cards, drills, experiments, lessons, lookup, questions, resultOf } from './content.ts';

/** Every number that a reader sees outside code, as it is printed: by file, then by key. */
export type PrintedNumbers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** @param concerned which content files: "lessons/02-latency.mdx", "cards/02-latency.json" */
export function printedNumbers(concerned: (file: string) => boolean = () => true): PrintedNumbers {
  const files: Record<string, Record<string, string>> = {};
  for (const { id, text } of lessons) if (concerned(`lessons/${id}.mdx`)) files[`lessons/${id}.mdx`] = inLesson(text);
  for (const [id, experiment] of experiments) {
    if (!concerned(`experiments/${id}.json`)) continue;
    const facts = among(resultOf(id)?.facts ?? {}, `content/experiments/${id}.json`);
    const { prediction } = experiment;
    const named =
      prediction.ask === 'number'
        ? [prediction.fact, ...prediction.mistakes.map(({ fact }) => fact)].map((key) => `{${key}}`)
        : [];
    files[`experiments/${id}.json`] = {
      ...printedIn(JSON.stringify([experiment.kind === 'scenario' ? experiment.caption : '', prediction, named]), facts),
      caption: resultOf(id)?.caption ?? '',
    };
  }
  for (const [name, all] of [
    ['questions', questions],
    ['drills', drills],
    ['cards', cards],
  ] as const)
    for (const [id, { numbers, ...texts }] of all)
      if (concerned(`${name}/${id}.json`))
        files[`${name}/${id}.json`] = printedIn(JSON.stringify(texts), withOwn(numbersOf(numbers)));
  for (const [id, system] of boundary) {
    const file = `drills/boundary/${id}.json`;
    if (!concerned(file)) continue;
    const { caption, rows } = compare(system, everythingOn('synchronous', system), 'All before the answer');
    files[file] = { caption, ...Object.fromEntries(rows.map(([name = '', ...cells]) => [name, cells.join(' | ')])) };
  }
  return Object.fromEntries(Object.entries(files).filter(([, numbers]) => Object.keys(numbers).length > 0));
}

/** A file's own numbers by name, others by their full key. */
export function withOwn(own: Readonly<Record<string, Fact>>): Lookup {
  return (key) =>
    (Object.hasOwn(own, key) && own[key]) ||
    (key.includes('.') || key.includes(':') ? lookup(key) : among(own, 'This file')(key));
}

function printedIn(text: string, find: Lookup): Record<string, string> {
  return Object.fromEntries(
    [...new Set(keysIn(text.replaceAll('\\"', '"')).filter(isKey))].sort().map((key) => [key, fill(`{${key}}`, find)]),
  );
}

/** Braces of JSON hold quotes; those of templates do not. */
function isKey(key: string): boolean {
  return !key.includes('"');
}

function inLesson(text: string): Record<string, string> {
  const printed: Record<string, string> = {};
  for (const [element] of text.matchAll(/<N\s[^>]*\/>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}=(?:"([^"]*)"|\\{([^}]*)\\})`).exec(element);
    const key = of('k')?.[1] ?? '';
    const unit = of('unit');
    const decimals = of('decimals');
    const fact = lookup(key);
    printed[`${key}${unit ? ` unit="${unit[1]}"` : ''}${decimals ? ` decimals=${decimals[2]}` : ''}`] = printFact({
      ...fact,
      ...(unit ? { unit: unit[1] ?? '' } : {}),
      ...(decimals ? { decimals: Number(decimals[2]) } : {}),
    });
  }
  return Object.fromEntries(Object.entries(printed).sort(([a], [b]) => (a < b ? -1 : 1)));
}
