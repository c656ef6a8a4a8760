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

const leaseMs = 30_000;
const patience = { timeoutMs: 2000 };

const isGone = (error: unknown): boolean => error instanceof CallError && error.status === 404;

export async function workOnce({ call }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;

  const lost = new AbortController();
  let timer = 0;
  const beat = async () => {
    try {
      await call('extend-lease', { receipt, leaseMs }, patience);
    } catch (error) {
      if (isGone(error)) return lost.abort(error);
    }
    timer = setTimeout(beat, 10_000);
  };
  timer = setTimeout(beat, 10_000);

  try {
    await call('encoder', { videoId }, { timeoutMs: 300_000, signal: lost.signal });
    const ack = () => call('ack-job', { receipt }, patience);
    await ack().catch((error: unknown) => {
      if (isGone(error)) throw error;
      return ack();
    });
  } finally {
    clearTimeout(timer);
  }
}
