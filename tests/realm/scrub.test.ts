import { expect, test } from 'vitest';
import { freshRealm, source } from './fresh-realm.ts';

const scrubbed = () =>
  freshRealm(`
    import { scrub } from ${source('realm/scrub.ts')};
    import { languageNames } from ${source('realm/allowed.ts')};
    const inherited = { network: () => 'reached' };
    Object.setPrototypeOf(inherited, Object.getPrototypeOf(globalThis));
    Object.setPrototypeOf(globalThis, inherited);
    globalThis.secret = 'reached';
    scrub(globalThis, new Set([...languageNames, 'allowedByHost']));
  `);

test('only allowed names are left on the global object and on what it inherits from', async () => {
  const { probe } = await scrubbed();
  expect(probe('typeof secret + typeof network')).toBe('undefinedundefined');
  for (const name of [
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'WeakRef',
    'FinalizationRegistry',
    'Intl',
    'eval',
    'Date',
    'console',
  ])
    expect(probe(`typeof ${name}`), name).toBe('undefined');
  const names = probe(`Reflect.ownKeys(globalThis).join()`);
  expect(names).not.toContain('Symbol(');
  expect(probe(`[1, 2].map((n) => n * 2).join() + new Map([[1, 2]]).get(1) + JSON.stringify({ a: 1 })`)).toBe('2,42{"a":1}');
});

test('a function that can be neither deleted nor emptied makes scrubbing fail by name; a constant number does not', async () => {
  const { probe } = await freshRealm(`
    import { scrub } from ${source('realm/scrub.ts')};
    import { languageNames } from ${source('realm/allowed.ts')};
    Object.defineProperty(globalThis, 'CONSTANT', { value: 1 });
    Object.defineProperty(globalThis, 'stubborn', { value: () => {} });
    try { scrub(globalThis, new Set(languageNames)); } catch (error) { globalThis.message = error.message; }
  `);
  expect(probe('message')).toContain('stubborn');
});
