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

/** Extends at half of the lease; a beat that fails is repeated soon, while there is time. */
function keep(extend: () => Promise<void>, onLost: (error: unknown) => void): () => void {
  let timer = 0;
  let isStopped = false;
  const plan = (delayMs: number) => {
    if (!isStopped) timer = setTimeout(beat, delayMs);
  };
  const beat = () => {
    extend().then(
      () => plan(15_000),
      (error: unknown) => (isGone(error) ? onLost(error) : plan(2000)),
    );
  };
  plan(15_000);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

export async function workOnce({ call }: Context<Services>): Promise<void> {
  const limit = { timeoutMs: 2000 };
  const job = await call('receive-job', {}, limit);
  if (job === null) return;
  const { videoId, receipt } = job;
  const lost = new AbortController();
  const stop = keep(
    () => call('extend-lease', { receipt, leaseMs: 30_000 }, limit),
    (error) => lost.abort(error),
  );
  try {
    const signal = AbortSignal.any([lost.signal, AbortSignal.timeout(5 * 60 * 1000)]);
    await call('encoder', { videoId }, { signal });
    for (let left = 3; ; left -= 1) {
      try {
        return await call('ack-job', { receipt }, limit);
      } catch (error) {
        if (isGone(error) || left === 0) throw error;
      }
    }
  } finally {
    stop();
  }
}
