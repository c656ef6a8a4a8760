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

/** Short leases, extended often: the others need not wait long for a job that this worker drops. */
export async function workOnce({ call }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;
  const lost = new AbortController();
  const extend = () => {
    call('extend-lease', { receipt, leaseMs: 6000 }).catch((error: unknown) => {
      if (isGone(error)) lost.abort(error);
    });
  };
  extend();
  const heartbeat = setInterval(extend, 2000);
  const limit = setTimeout(() => lost.abort(new Error('the encoder hangs')), 5 * 60_000);
  const end = () => {
    clearInterval(heartbeat);
    clearTimeout(limit);
  };
  return call('encoder', { videoId }, { signal: lost.signal })
    .then(() => call('ack-job', { receipt }, { timeoutMs: 500 }))
    .catch((error: unknown) => {
      if (isGone(error) || lost.signal.aborted) return;
      // The encoder failed, or the ack: only the ack is worth another try.
      if (error instanceof CallError && error.service === 'encoder') return;
      return call('ack-job', { receipt }, patience);
    })
    .finally(end);
}
