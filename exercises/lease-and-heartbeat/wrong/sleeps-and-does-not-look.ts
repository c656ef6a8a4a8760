// caught-by: heartbeat-ends
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

export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;
  const work = new AbortController();

  const beat = async () => {
    while (!work.signal.aborted) {
      await sleep(10_000);
      await call('extend-lease', { receipt, leaseMs: 30_000 }, patience).catch((error: unknown) => {
        if (error instanceof CallError && error.status === 404) work.abort(error);
      });
    }
  };
  void beat();

  try {
    await call('encoder', { videoId }, { timeoutMs: 300_000, signal: work.signal });
    await call('ack-job', { receipt }, patience).catch(() => call('ack-job', { receipt }, patience));
  } finally {
    work.abort();
  }
}
