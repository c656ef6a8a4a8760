import { beforeAll, expect, test } from 'vitest';
import { freshRealm, source } from './fresh-realm.ts';

let probe: (expression: string) => unknown;
beforeAll(async () => {
  ({ probe } = await freshRealm(`
    import { installRegExpWithoutMemory } from ${source('realm/regexp.ts')};
    installRegExpWithoutMemory();
  `));
});

test.each(['RegExp', '/a/.constructor', 'new RegExp("a").constructor', 'Object.getPrototypeOf(class extends RegExp {})'])(
  'the last match cannot be read from %s',
  (constructor) => {
    expect(
      probe(`/(s)(e)/.exec('secret') && [${constructor}].flatMap((r) => [r.$1, r['$&'], r.lastMatch, r.input]).join()`),
    ).toBe(',,,');
  },
);

test.each([
  [`/a+/ instanceof RegExp && new RegExp('a') instanceof RegExp && RegExp('a') instanceof RegExp`, true],
  [`new RegExp('a+', 'gi').flags + RegExp(/b/y).flags + new RegExp(/c/g, 'i').flags`, 'giyi'],
  [`RegExp.name + RegExp.length + (RegExp[Symbol.species] === RegExp)`, 'RegExp2true'],
  [`'a-b-c'.split(/-/).join() + 'aXbX'.replaceAll(/x/gi, '.') + [...'a1b2'.matchAll(/\\d/g)].join()`, 'a,b,ca.b.1,2'],
  [
    `(() => { class Mine extends RegExp { test(s) { return !super.test(s); } } return new Mine('a').test('b') && new Mine('a') instanceof Mine; })()`,
    true,
  ],
  [`(() => { try { new RegExp('('); } catch (error) { return error.name; } })()`, 'SyntaxError'],
])('regular expressions work as ever: %s', (expression, result) => {
  expect(probe(expression)).toBe(result);
});
