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

const places = new Semaphore(4);
const turns: Record<string, Promise<unknown>> = {};

/** Only a call needs a place. An event that pauses keeps its order waiting, and nobody else. */
export async function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  const turn = (turns[event.orderId] ?? Promise.resolve()).then(() => applyOrBury(event, context));
  turns[event.orderId] = turn;
  await turn;
}

async function tryOnce(event: OrderEvent, { call }: Context<Services, Messages>): Promise<boolean> {
  await places.acquire();
  try {
    await call('warehouse', event, { timeoutMs: 1000 });
    return true;
  } catch {
    return false;
  } finally {
    places.release();
  }
}

async function applyOrBury(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  for (let left = 3; left > 0; left -= 1) {
    if (await tryOnce(event, context)) return;
    if (left > 1) await context.sleep(100);
  }
  for (;;) {
    try {
      await context.publish('dead-letters', event, { key: event.orderId, id: event.eventId });
      return;
    } catch {
      await context.sleep(250);
    }
  }
}
