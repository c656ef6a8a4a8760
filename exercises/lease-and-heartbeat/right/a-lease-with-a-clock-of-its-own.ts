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

/** A lease as its holder may count on it: what was not confirmed in time is taken for lost. */
class Lease {
  #endsAt: number;
  #timer = 0;
  readonly #over = new AbortController();
  readonly #receipt: string;
  readonly #call: Context<Services>['call'];

  constructor(receipt: string, receivedAt: number, call: Context<Services>['call']) {
    this.#receipt = receipt;
    this.#call = call;
    this.#endsAt = receivedAt + 30_000;
    this.#timer = setInterval(() => void this.#beat(), 7000);
  }

  get over(): AbortSignal {
    return this.#over.signal;
  }

  async #beat(): Promise<void> {
    const askedAt = Date.now();
    if (askedAt > this.#endsAt) return this.#end('the lease could not be extended');
    try {
      await this.#call('extend-lease', { receipt: this.#receipt, leaseMs: 30_000 }, { timeoutMs: 5000 });
      this.#endsAt = askedAt + 30_000;
    } catch (error) {
      if (error instanceof CallError && error.status === 404) this.#end('the lease is gone');
    }
  }

  #end(why: string): void {
    this.stop();
    this.#over.abort(new Error(why));
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

export async function workOnce({ call, sleep }: Context<Services>): Promise<void> {
  const askedAt = Date.now();
  const job = await call('receive-job', {}, { timeoutMs: 5000 });
  if (job === null) return;
  const lease = new Lease(job.receipt, askedAt, call);
  try {
    await call('encoder', { videoId: job.videoId }, { timeoutMs: 300_000, signal: lease.over });
    while (!lease.over.aborted) {
      try {
        await call('ack-job', { receipt: job.receipt }, { timeoutMs: 1500 });
        break;
      } catch (error) {
        if (error instanceof CallError && error.status === 404) break;
        await sleep(500);
      }
    }
  } catch (error) {
    console.warn(`${job.videoId} is left to others: ${String(error)}`);
  } finally {
    lease.stop();
  }
}
