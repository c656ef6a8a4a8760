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

/** Between two looks at the encoding, the lease is extended. */
export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {}, { timeoutMs: 3000 });
  if (!job) return;
  const giveUp = new AbortController();
  const begunAt = Date.now();
  const state = { isOver: false, isEncoded: false };
  const encoding = call('encoder', { videoId: job.videoId }, { signal: giveUp.signal }).then(
    () => void Object.assign(state, { isOver: true, isEncoded: true }),
    () => void Object.assign(state, { isOver: true }),
  );

  while (!state.isOver) {
    await Promise.race([encoding, sleep(8000)]);
    if (state.isOver) break;
    if (Date.now() - begunAt >= 300_000) return giveUp.abort();
    try {
      await call('extend-lease', { receipt: job.receipt, leaseMs: 30_000 }, { timeoutMs: 3000 });
    } catch (error) {
      if (error instanceof CallError && error.status === 404) return giveUp.abort();
    }
  }
  if (!state.isEncoded) return;

  for (let tries = 1; tries <= 5; tries += 1) {
    try {
      return await call('ack-job', { receipt: job.receipt }, { timeoutMs: 3000 });
    } catch (error) {
      if (error instanceof CallError && error.status === 404) return;
      await sleep(1000);
    }
  }
}
