import { printFact, type Fact } from './result.ts';

/** Finds the fact that a key names; throws, saying what there is, where there is none. */
export type Lookup = (key: string) => Fact;

const place = /\{([^{}]+)\}/g;

/**
 * Puts printed facts in the place of their keys: "{p99} at the most" → "268 ms at the most"; "{rate|bare} jobs" → "50 jobs", without the
 * unit. A blank inside a number does not break.
 */
export function fill(text: string, lookup: Lookup): string {
  return text.replace(place, (_, inside: string) => {
    const [key = '', how] = inside.split('|').map((part) => part.trim());
    if (how !== undefined && how !== 'bare') throw new Error(`"{${inside}}": expected {key} or {key|bare}.`);
    const fact = lookup(key);
    return printFact(how === 'bare' ? { ...fact, unit: '' } : fact).replaceAll(' ', '\u00a0');
  });
}

/** The keys that a text names, in its order. */
export function keysIn(text: string): readonly string[] {
  return [...text.matchAll(place)].map(([, inside = '']) => (inside.split('|')[0] ?? '').trim());
}

/** Looks keys up in one set of facts. */
export function among(facts: Readonly<Record<string, Fact>>, whose: string): Lookup {
  return (key) => {
    const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
    if (fact) return fact;
    const known = Object.keys(facts).filter((name) => !name.includes('.'));
    throw new Error(`${whose} has no fact "${key}"; it has: ${known.join(', ') || 'none'}.`);
  };
}
