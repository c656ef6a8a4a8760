/**
 * The realm in Node: a worker thread that runs the realm's text in a context of its own. It keeps honest mistakes in and the clock
 * outside can end it. It is NOT a security boundary, since Node's `vm` is none: judge only code that you would also run.
 */
import { createContext, constants, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { RealmHost } from '../../realm/host.ts';
import type { RealmSignal } from '../protocol.ts';

const main = parentPort;
if (!main) throw new Error('This file is the body of a worker thread.');
const { realm } = workerData as { realm: string };
const signal = (word: RealmSignal) => main.postMessage(word);

const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const host: RealmHost = {
  serve(work) {
    main.once('message', ({ code, seed }: { code: string; seed?: number }) => {
      work({ code, ...(seed === undefined ? {} : { seed }), post: (message) => main.postMessage(message) });
      signal('finished');
    });
    signal('ready');
  },
  load: (code) => void new Script(code, { filename: 'your-code.js' }).runInContext(context),
};
Object.defineProperty(context, '$host', { value: host, configurable: true });
new Script(realm, { filename: 'realm.js' }).runInContext(context);
