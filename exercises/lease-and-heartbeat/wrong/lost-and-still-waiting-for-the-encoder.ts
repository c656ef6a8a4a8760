// caught-by: left-to-others
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
  let isLost = false;
  const heartbeat = setInterval(() => {
    call('extend-lease', { receipt, leaseMs }, patience).catch((error: unknown) => {
      if (!isGone(error)) return;
      isLost = true;
      clearInterval(heartbeat);
    });
  }, 10_000);
  try {
    await call('encoder', { videoId }, { timeoutMs: 300_000 });
    if (isLost) return;
    const ack = () => call('ack-job', { receipt }, patience);
    await ack().catch((error: unknown) => {
      return isGone(error) ? undefined : ack();
    });
  } finally {
    clearInterval(heartbeat);
  }
}
