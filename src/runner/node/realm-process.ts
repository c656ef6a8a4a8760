/**
 * The realm in Node: a process of its own that runs the realm's text in a fresh context. A process, since learner code that fills the
 * memory ends whatever process it is in, threads included. It keeps mistakes in and the clock outside can end it; it is NOT a
 * security boundary, since Node's `vm` is none: judge only code that you would also run.
 *
 * Reads its one task from standard input, and writes framed messages to file 3, synchronously: what was posted before a hang arrives.
 */
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { constants, createContext, Script } from 'node:vm';
import type { RealmHost } from '../../realm/host.ts';
import { writeFrame } from './frames.ts';

export interface RealmProcessTask {
  readonly realm: string;
  readonly code: string;
  readonly seed?: number;
}

const { realm, code, seed } = deserialize(readFileSync(0)) as RealmProcessTask;
const post = (message: unknown) => writeFrame(3, message);

const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const host: RealmHost = {
  serve(work) {
    post('ready');
    work({ code, ...(seed === undefined ? {} : { seed }), post });
    post('finished');
  },
  nowMs: () => performance.now(),
  load: (script) => void new Script(script, { filename: 'your-code.js' }).runInContext(context),
};
Object.defineProperty(context, '$host', { value: host, configurable: true });
new Script(realm, { filename: 'realm.js' }).runInContext(context);
