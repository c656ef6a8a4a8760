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

/** Two loops that end together: one encodes, one beats. */
export async function workOnce(context: Context<Services>): Promise<void> {
  const { call } = context;
  const job = await call('receive-job', {}, patience);
  if (job === null) return;
  const work = new AbortController();
  await Promise.allSettled([encode(job, context, work), beat(job.receipt, context, work)]);
}

async function encode(
  { videoId, receipt }: { videoId: string; receipt: string },
  { call }: Context<Services>,
  work: AbortController,
): Promise<void> {
  try {
    await call('encoder', { videoId }, { timeoutMs: 300_000, signal: work.signal });
    for (let tries = 1; tries <= 3; tries += 1) {
      const isOver = await call('ack-job', { receipt }, patience).then(() => true, isGone);
      if (isOver) return;
    }
  } finally {
    work.abort();
  }
}

async function beat(receipt: string, { call, sleep }: Context<Services>, work: AbortController): Promise<void> {
  let sinceMs = 0;
  while (!work.signal.aborted) {
    await sleep(1000);
    sinceMs += 1000;
    if (sinceMs < 10_000 || work.signal.aborted) continue;
    sinceMs = 0;
    await call('extend-lease', { receipt, leaseMs }, patience).catch((error: unknown) => {
      if (isGone(error)) work.abort(error);
    });
  }
}
