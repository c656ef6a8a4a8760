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

type Ending = 'encoded' | 'failed' | 'hung' | 'lost';

/** Everything that can happen to a job, each as a promise of its ending; the first decides. */
export async function workOnce(context: Context<Services>): Promise<void> {
  const job = await context.call('receive-job', {}, patience);
  if (job === null) return;
  const endings: Ending[] = [];
  const end = (ending: Ending) => void endings.push(ending);
  const stop = new AbortController();

  void context.call('encoder', { videoId: job.videoId }, { signal: stop.signal }).then(
    () => end('encoded'),
    () => end('failed'),
  );
  for await (const tick of ticks(context, () => endings.length > 0)) {
    if (tick >= 300) end('hung');
    else if (tick % 10 === 0)
      void context.call('extend-lease', { receipt: job.receipt, leaseMs }).catch((error: unknown) => {
        if (isGone(error)) end('lost');
      });
  }
  stop.abort();
  if (endings[0] !== 'encoded') return;
  const ack = () => context.call('ack-job', { receipt: job.receipt }, patience);
  await ack().catch((error: unknown) => (isGone(error) ? undefined : ack()));
}

/** Counts seconds until something has ended. */
async function* ticks({ sleep }: Context<Services>, isOver: () => boolean): AsyncGenerator<number> {
  for (let second = 1; !isOver(); second += 1) {
    await sleep(1000);
    if (!isOver()) yield second;
  }
}
