import { evaluate, type Scope } from './expression/evaluate.ts';
import { parseExpression } from './expression/parse.ts';
import type { FactSpec } from './fact-spec.ts';
import { printOf } from './formula/index.ts';
import type { Fact } from './result.ts';
import type { Lookup } from './template.ts';

/** A value as a fact: shares become per cent. */
export function factOf(value: number, { unit, decimals }: Pick<FactSpec, 'unit' | 'decimals'>): Fact {
  return { value: unit === '%' ? value * 100 : value, unit, decimals };
}

/** The value of a fact in expressions: per cent become a share. */
export function rawOf({ value, unit }: Fact): number {
  return unit === '%' ? value / 100 : value;
}

/** What parameters and facts mean in an expression, the raw value of each; a parameter before a fact of its name. */
export function scopeOf(parameters: Readonly<Record<string, number>>, facts: Readonly<Record<string, Fact>>): Scope {
  return {
    value(name) {
      if (Object.hasOwn(parameters, name)) return parameters[name];
      const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
      return fact && rawOf(fact);
    },
    names: () => [...Object.keys(parameters), ...Object.keys(facts)],
  };
}

/** Values by name, each evaluated when it is asked for, over another scope; one that needs itself is refused. */
export function lazily(specs: Readonly<Record<string, { readonly is: string }>>, over: Scope): Scope {
  const values = new Map<string, number>();
  const open = new Set<string>();
  const scope: Scope = {
    ...over,
    names: () => [...Object.keys(specs), ...over.names()],
    value(name) {
      const known = values.get(name);
      if (known !== undefined) return known;
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      if (!spec) return over.value(name);
      // A number may print a parameter of its own name.
      if (open.has(name) && over.value(name) !== undefined) return over.value(name);
      if (open.has(name)) throw new Error(`"${name}" needs itself: ${[...open, name].join(' → ')}.`);
      open.add(name);
      const value = evaluate(spec.is, scope);
      open.delete(name);
      values.set(name, value);
      return value;
    },
  };
  return scope;
}

const nothing: Scope = { value: () => undefined, names: () => [] };

/** The facts of a set of numbers that need nothing but each other and formulas. */
export function numbersOf(specs: Readonly<Record<string, FactSpec>>): Readonly<Record<string, Fact>> {
  const scope = lazily(specs, nothing);
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, factOf(scope.value(name) ?? NaN, spec)]));
}

/** A closed form written out: `drainS(18000, 200, 150)`. A formula alone brings its unit and decimals. */
export function formulaFact(text: string): Fact {
  const tree = parseExpression(text);
  const print = (tree.kind === 'call' ? printOf(tree.name) : undefined) ?? { unit: '', decimals: 0 };
  return factOf(evaluate(tree, nothing), print);
}

/** Where numbers come from, by id; undefined where there is nothing of that id. */
export interface NumberSources {
  /** Facts of an experiment or of a worked example. */
  readonly facts: (id: string) => Readonly<Record<string, Fact>> | undefined;
  /** Numbers that a source gives, by the key of the source. */
  readonly quoted: (source: string) => Readonly<Record<string, Fact>> | undefined;
}

/**
 * Finds any number that may be printed: `chain.p99` (a fact of an experiment or worked example), `formula:drainS(18000, 200, 150)`, or
 * `cite:sre-cascading.layers` (a number that a source gives).
 */
export function lookupIn({ facts, quoted }: NumberSources): Lookup {
  return (key) => {
    if (key.startsWith('formula:')) return formulaFact(key.slice('formula:'.length));
    const cited = key.startsWith('cite:');
    const path = cited ? key.slice('cite:'.length) : key;
    const id = path.slice(0, path.indexOf('.'));
    const name = path.slice(path.indexOf('.') + 1);
    const found = path.includes('.') ? (cited ? quoted(id) : facts(id)) : undefined;
    if (!found)
      throw new Error(
        cited
          ? `"${key}": content/references.json has no source "${id}".`
          : `"${key}": there is no experiment and no worked example called "${id}".`,
      );
    const fact = Object.hasOwn(found, name) ? found[name] : undefined;
    if (fact) return fact;
    const known = Object.keys(found).filter((each) => !each.includes('.'));
    throw new Error(`"${key}": there is no "${name}" in ${id}. There are: ${known.join(', ') || 'none'}.`);
  };
}
