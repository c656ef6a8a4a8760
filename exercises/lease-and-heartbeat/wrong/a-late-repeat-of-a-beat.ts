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

/** Short, and renewed: it is also how long the job lies there when this worker dies. */
const leaseMs = 30_000;
/** Three beats to a lease, so that one may be lost. */
const beatMs = 10_000;
const longestEncodingMs = 5 * 60_000;
const patience = { timeoutMs: 2000 };

/** Called again and again by the supervisor of each worker: does one job, if there is one. */
export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const { videoId, receipt } = job;
  const lost = new AbortController();

  // An interval waits for no answer, so a beat without one holds up nothing: the next comes in time.
  const heartbeat = setInterval(() => {
    const extend = () => call('extend-lease', { receipt, leaseMs }, patience);
    extend()
      .catch((error: unknown) => {
        if (isGone(error)) throw error;
        return sleep(2000).then(extend);
      })
      .catch((error: unknown) => {
        // Only a 404 says that the job is gone. Anything else may be better at the next beat.
        if (isGone(error)) lost.abort(error);
      });
  }, beatMs);

  try {
    // The heartbeat says that this worker lives, not that the encoder does. So the encoder has a limit of its own.
    await call('encoder', { videoId }, { timeoutMs: longestEncodingMs, signal: lost.signal });
    const ack = () => call('ack-job', { receipt }, patience);
    // Without an ack, what has been encoded would be encoded again. It may have arrived: to repeat it does no harm.
    await ack().catch((error: unknown) => {
      if (isGone(error)) throw error;
      return ack();
    });
  } finally {
    // Also after a failure: as long as it beats, nobody else gets the job.
    clearInterval(heartbeat);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof CallError && error.status === 404;
}
