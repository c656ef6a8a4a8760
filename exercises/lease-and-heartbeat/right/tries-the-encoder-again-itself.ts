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

const isGone = (error: unknown): boolean => error instanceof CallError && error.status === 404;

/** Keeps the job while the encoder has a bad moment, three times at most. */
export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, { timeoutMs: 4000 });
  if (job === null) return;
  const { videoId, receipt } = job;
  const lost = new AbortController();
  const timers: number[] = [];
  const beats = () => {
    timers.push(
      setInterval(() => {
        call('extend-lease', { receipt, leaseMs: 32_000 }, { timeoutMs: 4000 }).catch((error: unknown) => {
          if (isGone(error)) lost.abort(new Error('somebody else has the job'));
        });
      }, 6000),
    );
  };
  beats();
  try {
    let isEncoded = false;
    for (let tries = 1; tries <= 3 && !isEncoded; tries += 1) {
      isEncoded = await call('encoder', { videoId }, { timeoutMs: 300_000, signal: lost.signal }).then(
        () => true,
        (error: unknown) => {
          // Silence for five minutes, or a lost job, is no bad moment.
          if (!(error instanceof CallError)) throw error;
          return sleep(2000).then(() => false);
        },
      );
    }
    if (!isEncoded) return;
    const acked = () =>
      call('ack-job', { receipt }, { timeoutMs: 4000 }).then(
        () => true,
        (error: unknown) => isGone(error),
      );
    while (!(await acked())) await sleep(250);
  } finally {
    timers.forEach(clearInterval);
  }
}
