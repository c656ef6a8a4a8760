import { reached, type AttackProgram } from './program.ts';

/**
 * Leaves a note on every object and function that a program can lay its hands on: what names, syntax, errors and the results of the lab's
 * functions lead to, by properties, prototypes and accessors. In its next life it looks whether one of them is still there.
 */
const source = `
import { CallError, StoreError, TimeoutError } from 'lab';

let mine = false;
const note = 'from an earlier life';

function everythingFrom(roots: unknown[]): any[] {
  const seen = new Map<any, string>();
  const waiting: [any, string][] = roots.map((root, index) => [root, 'root ' + index]);
  while (waiting.length > 0 && seen.size < 20_000) {
    const [value, path] = waiting.pop()!;
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.set(value, path);
    try {
      waiting.push([Object.getPrototypeOf(value), path + '.__proto__']);
      for (const key of Reflect.ownKeys(value)) {
        const property: any = Object.getOwnPropertyDescriptor(value, key) ?? {};
        const name = path + '.' + String(key);
        waiting.push([property.value, name], [property.get, 'get ' + name], [property.set, 'set ' + name]);
        if (property.get) waiting.push([value[key], name + '()']);
      }
    } catch {}
  }
  return [...seen];
}

async function* values() { yield 1; }
function* numbers() { yield 1; }

export async function attack(request: any, context: any): Promise<unknown> {
  const found: unknown[] = [globalThis, CallError, StoreError, TimeoutError, context, request, values, values(), numbers(), [].values()];
  found.push(function () { return arguments; }(), new Error(), new RangeError(), values().next(), Promise.withResolvers(), new Date(), /a/);
  found.push(new AbortController(), AbortSignal.timeout(5), AbortSignal.abort(), AbortSignal.any([]), (text: TemplateStringsArray) => text);
  for (const name of Object.keys(context)) found.push(context[name]);
  const tryOut = async (act: () => any) => {
    try {
      const made = act();
      found.push(made);
      found.push(await made);
    } catch (error) {
      found.push(error);
    }
  };
  const controller = new AbortController();
  controller.signal.addEventListener('abort', (event: any) => found.push(event));
  controller.signal.onabort = (event: any) => found.push(event);
  controller.abort(new Error('enough'));
  for (const act of [
    () => context.call('echo', { list: [1] }),
    () => context.call('nobody', {}),
    () => context.call('echo', {}, { timeoutMs: 0.1 }),
    () => context.call(),
    () => context.sleep(1),
    () => context.publish('elsewhere', {}),
    () => context.publish('nowhere', {}),
    () => context.store('notes'),
    () => context.store('nothing'),
    () => context.store('notes').get('table', 'key'),
    () => context.store('notes').list('table'),
    () => context.store('notes').transaction(async (tx: any) => { found.push(tx, tx.get('table', 'key')); }),
    () => context.ack(),
    () => context.nack('no'),
    () => controller.signal.throwIfAborted(),
    () => Promise.any([Promise.reject(1)]),
    () => Promise.allSettled([1]),
    () => Promise.all([1]),
    () => (async () => { for await (const one of values()) found.push(one); })(),
    () => structuredClone({ map: new Map([[1, new Set([2])]]), date: new Date() }),
    () => structuredClone(() => {}),
    () => (null as any).property,
    () => { (globalThis as any).property = 1; },
    () => new Proxy({}, {}),
    () => Proxy.revocable({}, {}),
    () => new DataView(new ArrayBuffer(8)),
    () => 'a'.matchAll(/a/g),
    () => Object.groupBy([1], () => 'a'),
    () => JSON.parse('{'),
    () => queueMicrotask(() => {}),
    () => setTimeout(() => {}, 1),
    () => Object(Symbol.for('note')),
  ]) await tryOut(act);

  const all = everythingFrom(found);
  const kept = all.filter(([value]) => Object.getOwnPropertyDescriptor(value, 'note')?.value === note).map(([, path]) => path);
  if (!mine && kept.length > 0) return '%s by ' + kept.slice(0, 20).join(', ');
  mine = true;
  for (const [value] of all) {
    try { value.note = note; } catch {}
    try { Object.defineProperty(value, 'note', { value: note }); } catch {}
  }
  return all.length;
}
`;

export const noteOnEverything: AttackProgram = {
  name: 'smuggles through anything that can be reached',
  source: source.replace('%s', reached),
};
