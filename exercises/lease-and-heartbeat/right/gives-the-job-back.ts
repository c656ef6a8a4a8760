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

/** Two tries for what the queue is asked, unless nobody needs it any more: all of it may be repeated. */
async function insist<T>(ask: () => Promise<T>, isNeeded = () => true): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error) || !isNeeded()) throw error;
    return await ask();
  }
}

/** What has failed goes back at once, so that nobody has to wait for the lease to end. */
export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const queue = {
    receive: () => call('receive-job', {}, { timeoutMs: 1000 }),
    extend: (receipt: string, leaseMs: number, isNeeded?: () => boolean) =>
      insist(() => call('extend-lease', { receipt, leaseMs }, { timeoutMs: 1000 }), isNeeded),
    ack: (receipt: string) => insist(() => call('ack-job', { receipt }, { timeoutMs: 1000 })),
  };

  const job = await queue.receive();
  if (job === null) return;
  const { videoId, receipt } = job;
  const work = new AbortController();

  const beat = async (): Promise<'gone' | 'stopped'> => {
    for (;;) {
      await sleep(12_000);
      if (work.signal.aborted) return 'stopped';
      try {
        await queue.extend(receipt, 35_000, () => !work.signal.aborted);
      } catch (error) {
        if (isGone(error)) return 'gone';
      }
    }
  };

  const encoding = call('encoder', { videoId }, { timeoutMs: 300_000, signal: work.signal }).then(
    () => 'encoded' as const,
    () => 'failed' as const,
  );
  const ending = await Promise.race([encoding, beat()]);
  work.abort();
  if (ending === 'encoded') await queue.ack(receipt);
  if (ending === 'failed') await queue.extend(receipt, 0);
}
