import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

interface Job {
  event: OrderEvent;
  context: Context<Services, Messages>;
  done: () => void;
}

/** Lanes that have something to do and no worker; a lane with a worker is not in here. */
class Consumer {
  readonly #lanes = new Map<string, Job[]>();
  readonly #ready: string[] = [];
  #workers = 0;

  add(job: Job): void {
    const lane = this.#lanes.get(job.event.orderId);
    if (lane) {
      lane.push(job);
      return;
    }
    this.#lanes.set(job.event.orderId, [job]);
    this.#ready.push(job.event.orderId);
    this.#hire();
  }

  #hire(): void {
    if (this.#workers === 4) return;
    this.#workers += 1;
    void this.#work();
  }

  /** Takes one event of a lane, then the lane goes to the end of the line: a busy order does not keep a worker to itself. */
  async #work(): Promise<void> {
    for (let orderId = this.#ready.shift(); orderId !== undefined; orderId = this.#ready.shift()) {
      const lane = this.#lanes.get(orderId) ?? [];
      const [job] = lane;
      if (job) {
        await applyOrBury(job.event, job.context);
        lane.shift();
        job.done();
      }
      if (lane.length > 0) this.#ready.push(orderId);
      else this.#lanes.delete(orderId);
    }
    this.#workers -= 1;
  }
}

const consumer = new Consumer();

export const onOrderEvent = (event: OrderEvent, context: Context<Services, Messages>): Promise<void> =>
  new Promise((done) => consumer.add({ event, context, done }));

async function applyOrBury(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return await call('warehouse', event, { timeoutMs: 1000 });
    } catch {
      await sleep(100);
    }
  }
  let saved = false;
  while (!saved) {
    saved = await publish('dead-letters', event).then(
      () => true,
      () => sleep(50).then(() => false),
    );
  }
}
