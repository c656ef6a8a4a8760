// caught-by: given-up
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

const patience = { timeoutMs: 2000 };
const beatMs = 10_000;
const mostBeats = (5 * 60_000) / beatMs;

/** After five minutes of beats the lease ends, and the job is free. */
export async function workOnce({ call }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;
  const lost = new AbortController();
  let beats = 0;
  const heartbeat = setInterval(() => {
    beats += 1;
    if (beats > mostBeats) return clearInterval(heartbeat);
    call('extend-lease', { receipt, leaseMs: 30_000 }).catch((error: unknown) => {
      if (error instanceof CallError && error.status === 404) lost.abort(error);
    });
  }, beatMs);
  try {
    await call('encoder', { videoId }, { signal: lost.signal });
    await call('ack-job', { receipt }, patience).catch((error: unknown) => {
      if (error instanceof CallError && error.status === 404) throw error;
      return call('ack-job', { receipt }, patience);
    });
  } finally {
    clearInterval(heartbeat);
  }
}
