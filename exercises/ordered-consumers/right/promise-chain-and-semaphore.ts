import type { Context } from 'lab';

interface OrderEvent {
  eventId: string;
  orderId: string;
  what: 'placed' | 'changed' | 'cancelled';
}

type Services = { warehouse: (event: OrderEvent) => void };

type Messages = { 'dead-letters': OrderEvent };

class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(permits: number) {
    this.#free = permits;
  }

  async acquire(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the permit to whoever waits longest, so that nobody can snatch it in between. */
  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

const permits = new Semaphore(4);
const tails = new Map<string, Promise<void>>();

/** Each event hangs itself on the end of its order's chain, and asks for a permit only when it is its turn. */
export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  const before = tails.get(event.orderId) ?? Promise.resolve();
  const mine = before.then(async () => {
    await permits.acquire();
    try {
      await applyOrBury(event, context);
    } finally {
      permits.release();
    }
  });
  tails.set(event.orderId, mine);
  await mine;
  if (tails.get(event.orderId) === mine) tails.delete(event.orderId);
}

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
