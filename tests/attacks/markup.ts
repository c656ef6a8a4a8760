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
