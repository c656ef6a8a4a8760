import { createContext, constants, Script } from 'node:vm';
import { rolldown } from 'rolldown';

/**
 * Runs a module, given as text that may import from `src/` by absolute path, in a realm of its own, so that scrubbing and freezing
 * cannot reach the test. `probe` then evaluates expressions there.
 */
export async function freshRealm(module: string): Promise<{ probe: (expression: string) => unknown }> {
  const entry = 'probe-entry';
  const bundle = await rolldown({
    input: entry,
    platform: 'neutral',
    plugins: [{ name: entry, resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? module : null) }],
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  new Script(output[0].code).runInContext(context);
  return { probe: (expression) => new Script(`'use strict'; (${expression})`).runInContext(context) };
}

/** The absolute path of a file under `src/`, as text to be pasted into an import. */
export function source(path: string): string {
  return JSON.stringify(new URL(`../../src/${path}`, import.meta.url).pathname);
}
