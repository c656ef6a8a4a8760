import { CallError, type Context } from 'lab';

type Services = {
  /** Leases a job to you for 30 s; `null` when none waits. */
  'receive-job': (request: {}) => { videoId: string; receipt: string } | null;
  /** From now on the lease lasts `leaseMs`. With 0 it ends, and the job goes to others. */
  'extend-lease': (request: { receipt: string; leaseMs: number }) => void;
  /** The job is done, and the queue forgets it. May be repeated. */
  'ack-job': (request: { receipt: string }) => void;
  encoder: (request: { videoId: string }) => { url: string };
};

const leaseMs = 30_000;
const patience = { timeoutMs: 2000 };

const isGone = (error: unknown): boolean => error instanceof CallError && error.status === 404;

export async function workOnce({ call }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;

  const stop = new AbortController();
  const beat = async () => {
    let pauseMs = 20_000;
    while (!stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        stop.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      if (stop.signal.aborted) return;
      try {
        await call('extend-lease', { receipt, leaseMs }, { timeoutMs: 2000, signal: stop.signal });
        pauseMs = 20_000;
      } catch (error) {
        if (isGone(error)) stop.abort(new Error('lost'));
        pauseMs = 1000;
      }
    }
  };
  const beating = beat();
  try {
    await call('encoder', { videoId }, { signal: AbortSignal.any([stop.signal, AbortSignal.timeout(300_000)]) });
    stop.abort();
    for (const last of [false, false, true]) {
      try {
        await call('ack-job', { receipt }, patience);
        break;
      } catch (error) {
        if (last || isGone(error)) throw error;
      }
    }
  } finally {
    stop.abort();
    await beating;
  }
}
