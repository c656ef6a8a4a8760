import type { Context } from 'lab';

type Services = {
  /** Leases a job to you for 30 s; `null` when none waits. */
  'receive-job': (request: {}) => { videoId: string; receipt: string } | null;
  /** From now on the lease lasts `leaseMs`. With 0 it ends, and the job goes to others. */
  'extend-lease': (request: { receipt: string; leaseMs: number }) => void;
  /** The job is done, and the queue forgets it. May be repeated. */
  'ack-job': (request: { receipt: string }) => void;
  encoder: (request: { videoId: string }) => { url: string };
};

/** Called again and again by the supervisor of each worker: does one job, if there is one. */
export async function workOnce({ call }: Context<Services>): Promise<void> {
  const job = await call('receive-job', {});
  if (job === null) return;
  await call('encoder', { videoId: job.videoId });
  await call('ack-job', { receipt: job.receipt });
}
