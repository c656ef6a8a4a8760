import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { projectRoot } from '../../realm/bundle.ts';
import type { RealmMessage, RealmSignal, SandboxEnd } from '../protocol.ts';
import { readFrames } from './frames.ts';
import type { RealmProcessTask } from './realm-process.ts';

export interface RealmRun extends RealmProcessTask {
  /** How long code may keep the machine busy, from its start. */
  readonly wallMs: number;
  /** Takes each message that says something of the outcome; `stop` ends the run. */
  readonly hear: (message: Exclude<RealmMessage, Busy>) => 'continue' | 'stop';
  /** Told that it is at work for long: a busy machine is enough for that, so it is no message of the outcome. */
  readonly onBusy?: (busy: Busy) => void;
}

type Busy = Extract<RealmMessage, { readonly type: 'busy' }>;

/** How long a process may take to boot the realm, before any learner code runs. */
const readyWithinMs = 30_000;

/**
 * Runs compiled code in a fresh realm in a process of its own. Resolves with undefined when the realm finished or `hear` stopped it,
 * else with how it ended; rejects with what `hear` throws. The process is ended either way.
 */
export async function runRealm({ wallMs, hear, onBusy, ...task }: RealmRun): Promise<SandboxEnd | undefined> {
  const program = fileURLToPath(new URL('./realm-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--no-warnings', program], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    // To strip the types of these few files takes each process longer than many a plan: Node keeps what it made of them, where it is told to.
    env: { NODE_COMPILE_CACHE: join(projectRoot(), 'node_modules', '.cache', 'realm-process'), ...process.env },
  });
  let watchdog: NodeJS.Timeout | undefined;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(0, 4000)));
  try {
    return await new Promise<SandboxEnd | undefined>((resolve, reject) => {
      watchdog = setTimeout(resolve, readyWithinMs, { how: 'unavailable', message: 'its process did not start' });
      readFrames(child.stdio[3] as Readable, (received) => {
        const message = received as RealmMessage | RealmSignal;
        if (message === 'ready') {
          clearTimeout(watchdog);
          watchdog = setTimeout(resolve, wallMs, { how: 'wall-clock', wallMs });
          return;
        }
        try {
          if (message === 'finished') resolve(undefined);
          else if (message.type === 'busy') onBusy?.(message);
          else if (hear(message) === 'stop') resolve(undefined);
        } catch (error) {
          reject(error);
        }
      });
      child.on('error', (error) => resolve({ how: 'unavailable', message: error.message }));
      child.on('close', (exitCode, signal) => {
        const error = /^\w*Error: .*$/m.exec(complaint)?.[0];
        resolve({ how: 'crashed', message: error ?? `its process ended with ${signal ?? exitCode}` });
      });
      // A process that ends early closes its input; the end of the process says more.
      child.stdin?.on('error', () => {});
      child.stdin?.end(serialize(task));
    });
  } finally {
    clearTimeout(watchdog);
    child.kill('SIGKILL');
  }
}
