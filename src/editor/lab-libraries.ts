import type { Library } from './handle.ts';

const declarations = import.meta.glob<string>('../lab-api/*.d.ts', { query: '?raw', import: 'default', eager: true });

/** The declarations that learner code is written against: `lab`, and the platform's names that the lab makes virtual. */
export function labLibraries(): Library[] {
  return Object.entries(declarations).map(([path, text]) => ({ path: path.split('/').at(-1) ?? path, text }));
}
