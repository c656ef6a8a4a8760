import type { Context } from 'lab';

interface Delivery {
  eventId: string;
  /** The name of the customer's server, as `call` takes it. */
  endpoint: string;
  /** JSON, as the customer is to get it. */
  body: string;
  failed?: number;
  dueAt?: number;
}

interface Endpoint {
  secret: string;
  disabled?: boolean;
}

/** A receiver knows the event by its id, and computes the signature anew. */
type WebhookHeaders = {
  /** The id of the event. */
  'webhook-id': string;
  /** The time of this attempt, in whole seconds since 1970. */
  'webhook-timestamp': string;
  /** `sign(secret, text)`, where the text is id, timestamp and body, with a full stop between them. */
  'webhook-signature': string;
};

/** Every endpoint is a service. A call resolves when it answers with 2xx, and rejects otherwise. */
type Services = { [endpoint: string]: (body: string) => unknown };
type Databases = { hooks: { deliveries: Delivery; endpoints: Endpoint; [table: string]: object } };

const mostAttempts = 4;
const attemptMs = 2000;
const firstPauseMs = 2000;
const mostOpen = 2;

type Hooks = Context<Services, {}, Databases>;

/** A lane for each endpoint, with two workers in it that look for what is due. */
export async function dispatch(context: Hooks): Promise<void> {
  const lanes = new Set<string>();
  while (true) {
    for (const [name] of await context
      .store('hooks')
      .list('endpoints')
      .catch(() => [])) {
      if (lanes.has(name)) continue;
      lanes.add(name);
      const taken = new Set<string>();
      for (let worker = 0; worker < mostOpen; worker++) void work(name, taken, context);
    }
    await context.sleep(100);
  }
}

async function work(name: string, taken: Set<string>, { call, store, sleep }: Hooks): Promise<void> {
  const hooks = store('hooks');
  for (;;) {
    let endpoint, rows;
    try {
      endpoint = await hooks.get('endpoints', name);
      rows = await hooks.list('deliveries');
    } catch {
      await sleep(120);
      continue;
    }
    const mine = rows.find(([key, { endpoint: to, dueAt = 0 }]) => to === name && dueAt <= Date.now() && !taken.has(key));
    if (!endpoint || endpoint.disabled) return;
    if (!mine) {
      await sleep(120);
      continue;
    }
    const [key, delivery] = mine;
    taken.add(key);
    const isThere = await call(name, delivery.body, { timeoutMs: attemptMs, headers: headersOf(delivery, endpoint) }).then(
      () => true,
      () => false,
    );
    const failed = (delivery.failed ?? 0) + 1;
    const longestMs = firstPauseMs * 2 ** (failed - 1);
    const dueAt = Date.now() + longestMs / 2 + (Math.random() * longestMs) / 2;
    const note = () =>
      hooks.transaction((tx) => {
        if (isThere) return tx.delete('deliveries', key);
        tx.put('deliveries', key, { ...delivery, failed, dueAt });
        if (failed >= mostAttempts) tx.put('endpoints', name, { ...endpoint, disabled: true });
      });
    // The lane stands still until the database has it.
    while (
      !(await note().then(
        () => true,
        () => false,
      ))
    )
      await sleep(70);
    taken.delete(key);
  }
}

function headersOf({ eventId, body }: Delivery, { secret }: Endpoint): Record<string, string> {
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  return {
    'webhook-id': eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': sign(secret, `${eventId}.${timestamp}.${body}`),
  };
}

/** Stands in for HMAC-SHA-256. Leave it as it is. */
function sign(secret: string, signed: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${secret} ${signed}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
