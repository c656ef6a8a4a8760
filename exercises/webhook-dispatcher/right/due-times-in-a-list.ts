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

interface Entry {
  key: string;
  delivery: Delivery;
  dueAt: number;
}

type Change = { next: Delivery | undefined; disables: string | undefined };

/** A list ordered by due time, kept in memory beside the rows and filled from them anew by each process. It goes on while the database is away. */
export async function dispatch({ call, store, sleep }: Context<Services, {}, Databases>): Promise<void> {
  const hooks = store('hooks');
  const known = new Set<string>();
  const disabled = new Set<string>();
  const secrets = new Map<string, Endpoint>();
  const unwritten = new Map<string, Change>();
  const open = new Map<string, number>();
  let schedule: Entry[] = [];

  const put = (entry: Entry): void => {
    schedule = [...schedule, entry].sort((a, b) => a.dueAt - b.dueAt);
  };

  const run = async ({ key, delivery }: Entry): Promise<void> => {
    const name = delivery.endpoint;
    open.set(name, (open.get(name) ?? 0) + 1);
    try {
      const endpoint = secrets.get(name);
      if (!endpoint || disabled.has(name)) return;
      let next: Delivery | undefined;
      try {
        await call(name, delivery.body, { timeoutMs: attemptMs, headers: headersOf(delivery, endpoint) });
      } catch {
        const failed = (delivery.failed ?? 0) + 1;
        const pauseMs = firstPauseMs * 2 ** (failed - 1) * (1 - Math.random() * 0.5);
        next = { ...delivery, failed, dueAt: Date.now() + pauseMs };
      }
      const isLast = next?.failed === mostAttempts;
      if (isLast) disabled.add(name);
      unwritten.set(key, { next, disables: isLast ? name : undefined });
      void write();
      if (next?.dueAt !== undefined && !isLast) put({ key, delivery: next, dueAt: next.dueAt });
    } finally {
      open.set(name, (open.get(name) ?? 1) - 1);
    }
  };

  /** Only the last of what happened to a delivery counts. */
  const write = async (): Promise<void> => {
    for (const [key, change] of [...unwritten]) {
      const { next, disables } = change;
      const isWritten = await hooks
        .transaction((tx) => {
          if (next === undefined) tx.delete('deliveries', key);
          else tx.put('deliveries', key, next);
          if (disables !== undefined) tx.put('endpoints', disables, { ...secrets.get(disables)!, disabled: true });
        })
        .then(
          () => true,
          () => false,
        );
      if (isWritten && unwritten.get(key) === change) unwritten.delete(key);
    }
  };

  const read = async (): Promise<[string, Delivery][]> => {
    for (const [name, endpoint] of await hooks.list('endpoints')) {
      secrets.set(name, endpoint);
      if (endpoint.disabled) disabled.add(name);
    }
    return hooks.list('deliveries');
  };

  for (;;) {
    await write();
    for (const [key, delivery] of await read().catch(() => [])) {
      if (known.has(key)) continue;
      known.add(key);
      put({ key, delivery, dueAt: delivery.dueAt ?? 0 });
    }
    const waiting: Entry[] = [];
    for (const entry of schedule.splice(0)) {
      const name = entry.delivery.endpoint;
      if (disabled.has(name)) continue;
      if (entry.dueAt <= Date.now() && (open.get(name) ?? 0) < mostOpen) void run(entry);
      else waiting.push(entry);
    }
    schedule.push(...waiting);
    await sleep(50);
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
