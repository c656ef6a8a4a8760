import { handler, type AttackProgram } from './program.ts';

/** Text that becomes an element, a script or an address wherever somebody forgets to escape. */
export const hostileText = `<img src=x onerror="document.title='MARKUP'"><script>document.title='MARKUP'</script>"'\`]]>--><svg/onload=1>javascript:alert(1)`;

const text = JSON.stringify(hostileText);

/** Programs that put markup into every text of theirs that a page may show. */
export const markup: readonly AttackProgram[] = [
  handler('markup in an answer', `return { [${text}]: ${text} };`),
  handler('markup in a request', `await context.call('echo', { [${text}]: ${text} }); return 'sent';`),
  handler('markup in the name of a service', `await context.call(${text}, {}); return 'sent';`),
  handler(
    'markup in headers',
    `await context.call('echo', {}, { headers: { 'x-note': ${text}, [${text}]: 'a' } }); return 'sent';`,
  ),
  handler('markup on the console', `console.log(${text}); console.error(${text}); return 'printed';`),
  handler('markup in an error', `const error = new Error(${text}); error.name = ${text}; throw error;`),
  handler(
    'markup in a rejection that nobody handles',
    `void Promise.reject(new Error(${text})); await context.sleep(1); return 'left';`,
  ),
  handler(
    'markup in an error of a timer',
    `setTimeout(() => { throw new Error(${text}); }, 1); await context.sleep(5); return 'left';`,
  ),
  { name: 'markup in an error while loading', source: `throw new Error(${text}); export async function attack() {}` },
];

const answers = (name: string, body: string): AttackProgram => ({
  name,
  source: `export async function loadProfile(userId: any, { call, sleep }: any): Promise<any> {\n${body}\n}\n`,
});

/** The same for the exercise fan-out-a-page, in whose workspace a reader sees all of it; and what is much to show. */
export const markupInWorkspace: readonly AttackProgram[] = [
  answers('an answer', `await call('user', { userId }); return { [${text}]: ${text}, user: ${text} };`),
  answers(
    'a request and a header',
    `return call('user', { userId: ${text}, [${text}]: 1 }, { headers: { [${text}]: ${text} } });`,
  ),
  answers('the name of a service', `return call(${text}, {});`),
  answers('the console', `console.log(${text}); console.error(${text}, { [${text}]: ${text} }); return null;`),
  answers('an error', `const error = new TypeError(${text}); error.name = ${text}; throw error;`),
  answers('a rejection', `void Promise.reject(new TypeError(${text})); await sleep(1); return null;`),
  answers('an error of a timer', `setTimeout(() => { throw new TypeError(${text}); }, 1); await sleep(5); return null;`),
  { name: 'an error while loading', source: `throw new Error(${text}); export async function loadProfile() {}` },
  { name: 'the name of an import', source: `import { a } from ${text};\nexport async function loadProfile() {}` },
  { name: 'the name of an export', source: `const a = 1;\nexport { a as ${text} };` },
  answers('a flood on the console', `for (let n = 0; n < 3000; n += 1) console.log(n, ${text}); return null;`),
  answers(
    'a flood of calls',
    `await Promise.all(Array.from({ length: 1500 }, () => call('user', { userId: ${text} }).catch(() => {}))); return null;`,
  ),
];
