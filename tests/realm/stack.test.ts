import { beforeAll, expect, test } from 'vitest';
import { freshRealm, source } from './fresh-realm.ts';

let probe: (expression: string) => unknown;
beforeAll(async () => {
  ({ probe } = await freshRealm(`
    import { installPlainStacks } from ${source('realm/stack.ts')};
    installPlainStacks();
  `));
});

test.each([
  [`(function deep() { return new Error('late').stack; })()`, 'Error: late'],
  [
    `(() => { try { null.x; } catch (error) { return error.stack.startsWith('TypeError: ') && !error.stack.includes('\\n'); } })()`,
    true,
  ],
  [
    `(() => { class Refused extends Error { constructor() { super('no'); this.name = 'Refused'; } } return new Refused().stack; })()`,
    'Refused: no',
  ],
  [`(() => { const error = new Error('a'); error.stack = 'mine'; return error.stack; })()`, 'mine'],
  [`typeof Error.captureStackTrace`, 'undefined'],
])('a stack says what happened and not where: %s', (expression, stack) => {
  expect(probe(expression)).toBe(stack);
});

test('errors of two places have the same stack', () => {
  expect(probe(`(() => { const one = () => new Error('x').stack; const two = () => one(); return one() === two(); })()`)).toBe(
    true,
  );
});
