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

const line: Job[] = [];
const busy = new Set<string>();
let resting: (() => void)[] = [];
let hired = 0;

export function onOrderEvent(event: OrderEvent, context: Context<Services, Messages>): Promise<void> {
  return new Promise((done) => {
    line.push({ event, context, done });
    while (hired < 4) {
      hired += 1;
      void work();
    }
    wake();
  });
}

/** Works for ever: takes the oldest event whose order nobody is at work on, or rests until something changes. */
async function work(): Promise<void> {
  for (;;) {
    const [job] = line.splice(nextIn(line), 1);
    if (job === undefined) {
      await new Promise<void>((resolve) => resting.push(resolve));
      continue;
    }
    busy.add(job.event.orderId);
    await applyOrBury(job.event, job.context);
    busy.delete(job.event.orderId);
    job.done();
    wake();
  }
}

/** Its place, or the end of the line when there is none. */
function nextIn(jobs: readonly Job[]): number {
  const place = jobs.findIndex(({ event }) => !busy.has(event.orderId));
  return place < 0 ? jobs.length : place;
}

function wake(): void {
  const woken = resting;
  resting = [];
  for (const resolve of woken) resolve();
}

async function applyOrBury(event: OrderEvent, { call, publish, sleep }: Context<Services, Messages>): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return await call('warehouse', event, { timeoutMs: 1000 });
    } catch {
      await sleep(100);
    }
  }
  for (;;) {
    try {
      await publish('dead-letters', event);
      return;
    } catch {
      await sleep(100);
    }
  }
}
