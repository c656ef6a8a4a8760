// caught-by: encoded-once
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

const wait = (delayMs: number) => new Promise<void>((resolve) => setTimeout(resolve, delayMs));

/** A race decides when to leave; what the encoder does after that is its own affair. */
export async function workOnce(context: Context<Services>): Promise<void> {
  const job = await context.call('receive-job', {}, { timeoutMs: 2500 });
  if (job === null) return;
  let ended = false;
  const encoded = context.call('encoder', { videoId: job.videoId });
  const hung = wait(300_000).then(() => {
    throw new Error('the encoder does not answer');
  });
  const lost = heartbeat(context, job.receipt, () => ended);
  // Whoever loses the race has to be heard, too.
  for (const loser of [encoded, hung, lost]) loser.catch(() => {});
  try {
    await Promise.race([encoded, hung, lost]);
    await ackTwice(context, job.receipt);
  } finally {
    ended = true;
  }
}

/** Only ever ends with the error that says that the lease is lost. */
async function heartbeat({ call }: Context<Services>, receipt: string, ended: () => boolean): Promise<never> {
  for (;;) {
    await wait(10_000);
    if (ended()) await new Promise(() => {});
    await call('extend-lease', { receipt, leaseMs: 30_000 }, { timeoutMs: 18_000 }).catch((error: unknown) => {
      if (isGone(error)) throw error;
    });
  }
}

async function ackTwice({ call }: Context<Services>, receipt: string): Promise<void> {
  const ack = () => call('ack-job', { receipt }, { timeoutMs: 2500 });
  await ack().catch((error: unknown) => {
    return isGone(error) ? undefined : ack();
  });
}
