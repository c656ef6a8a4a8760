import { Worker } from 'node:worker_threads';
import type { RealmMessage, RealmSignal, SandboxEnd } from '../protocol.ts';

export interface RealmRun {
  readonly realm: string;
  readonly code: string;
  readonly seed?: number;
  readonly wallMs: number;
  /** Takes each message of the realm; `stop` ends the run. */
  readonly hear: (message: RealmMessage) => 'continue' | 'stop';
}

/** How long a thread may take to boot the realm, before any learner code runs. */
const readyWithinMs = 10_000;

/**
 * Runs compiled code in a fresh realm in a worker thread. Resolves with undefined when the realm finished or `hear` stopped it,
 * else with how it ended; rejects with what `hear` throws. The thread is being ended either way.
 */
export async function runRealm({ realm, code, seed, wallMs, hear }: RealmRun): Promise<SandboxEnd | undefined> {
  const thread = new Worker(new URL('./realm-thread.ts', import.meta.url), {
    workerData: { realm },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let watchdog: NodeJS.Timeout | undefined;
  try {
    return await new Promise<SandboxEnd | undefined>((resolve, reject) => {
      watchdog = setTimeout(resolve, readyWithinMs, { how: 'unavailable', message: 'its thread did not start' });
      thread.on('message', (message: RealmMessage | RealmSignal) => {
        if (message === 'ready') {
          clearTimeout(watchdog);
          watchdog = setTimeout(resolve, wallMs, { how: 'wall-clock', wallMs });
          thread.postMessage({ code, ...(seed === undefined ? {} : { seed }) });
        } else {
          try {
            if (message === 'finished' || hear(message) === 'stop') resolve(undefined);
          } catch (error) {
            reject(error);
          }
        }
      });
      thread.on('error', (error) => resolve({ how: 'crashed', message: error instanceof Error ? error.message : String(error) }));
      thread.on('exit', (exitCode) => resolve({ how: 'crashed', message: `its thread ended with code ${exitCode}` }));
    });
  } finally {
    clearTimeout(watchdog);
    // A thread that is deep in one builtin ends late; the verdict need not wait for it.
    void thread.terminate();
  }
}
