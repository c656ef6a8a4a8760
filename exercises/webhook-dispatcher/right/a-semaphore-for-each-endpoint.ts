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

class Places {
  #free = mostOpen;
  #waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** One task for each delivery, which waits for its time and then for a place at its endpoint. */
export async function dispatch({ call, store, sleep }: Context<Services, {}, Databases>): Promise<void> {
  const hooks = store('hooks');
  const tasks = new Set<string>();
  const places = new Map<string, Places>();

  for (;;) {
    for (const [key, row] of await hooks.list('deliveries').catch(() => [])) {
      if (tasks.has(key)) continue;
      tasks.add(key);
      void see(key, row);
    }
    await sleep(200);
  }

  async function see(key: string, first: Delivery): Promise<void> {
    if (!places.has(first.endpoint)) places.set(first.endpoint, new Places());
    const place = places.get(first.endpoint)!;
    for (let row: Delivery | undefined = first; row !== undefined;) {
      await sleep((row.dueAt ?? 0) - Date.now());
      await place.take();
      row = await once(key, row);
      place.give();
    }
  }

  async function once(key: string, row: Delivery): Promise<Delivery | undefined> {
    const endpoint = await again(() => hooks.get('endpoints', row.endpoint));
    if (!endpoint || endpoint.disabled) return undefined;
    try {
      await call(row.endpoint, row.body, { timeoutMs: attemptMs, headers: headersOf(row, endpoint) });
    } catch {
      const failed = (row.failed ?? 0) + 1;
      const pauseMs = (firstPauseMs / 2) * 2 ** (failed - 1) * (1 + Math.random());
      const next = { ...row, failed, dueAt: Date.now() + pauseMs };
      await again(() =>
        hooks.transaction((tx) => {
          tx.put('deliveries', key, next);
          if (failed === mostAttempts) tx.put('endpoints', row.endpoint, { ...endpoint, disabled: true });
        }),
      );
      return failed === mostAttempts ? undefined : next;
    }
    await again(() => hooks.transaction((tx) => tx.delete('deliveries', key)));
    return undefined;
  }

  async function again<Result>(ask: () => Promise<Result>): Promise<Result> {
    let answer: { is: Result } | undefined;
    while (answer === undefined) {
      answer = await ask().then(
        (is) => ({ is }),
        () => undefined,
      );
      if (answer === undefined) await sleep(100);
    }
    return answer.is;
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
