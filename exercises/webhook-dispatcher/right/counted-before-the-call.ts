import { StoreError, type Context } from 'lab';

interface Delivery {
  eventId: string;
  /** The name of the customer's server, as `call` takes it. */
  endpoint: string;
  /** JSON, as the customer is to get it. */
  body: string;
  /** Attempts that have begun. */
  begun?: number;
  /** Not before: a claim while it is under way, which a crash leaves to run out, or a pause. */
  notBefore?: number;
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

/** Each attempt is claimed in its row before it is made, as for workers on several machines. */
export async function dispatch({ call, store, sleep }: Context<Services, {}, Databases>): Promise<void> {
  const hooks = store('hooks');
  let open: { key: string; name: string }[] = [];

  for (;;) {
    const [rows, names] = await Promise.all([hooks.list('deliveries'), hooks.list('endpoints')]).catch(() => [[], []] as const);
    const endpoints = Object.fromEntries(names);
    for (const [key, row] of rows) {
      const busy = open.filter(({ name }) => name === row.endpoint);
      const endpoint = endpoints[row.endpoint];
      if (!endpoint || endpoint.disabled || busy.length >= mostOpen) continue;
      if (busy.some((each) => each.key === key) || (row.notBefore ?? 0) > Date.now()) continue;
      open.push({ key, name: row.endpoint });
      void deliver(key, endpoint).finally(() => (open = open.filter((each) => each.key !== key)));
    }
    await sleep(150);
  }

  async function deliver(key: string, endpoint: Endpoint): Promise<void> {
    const claimed = await hooks
      .transaction(async (tx) => {
        const row = await tx.get('deliveries', key);
        if (row === undefined || (row.notBefore ?? 0) > Date.now()) return undefined;
        if ((row.begun ?? 0) >= mostAttempts) {
          // A crash hid how the last one ended. It is over all the same.
          tx.put('endpoints', row.endpoint, { ...endpoint, disabled: true });
          return undefined;
        }
        const next = { ...row, begun: (row.begun ?? 0) + 1, notBefore: Date.now() + attemptMs };
        tx.put('deliveries', key, next);
        return next;
        // Nobody is called who is not claimed.
      })
      .catch(() => undefined);
    if (claimed === undefined) return;
    try {
      await call(claimed.endpoint, claimed.body, { timeoutMs: attemptMs, headers: headersOf(claimed, endpoint) });
    } catch {
      const longestMs = firstPauseMs * 2 ** (claimed.begun - 1);
      const notBefore = Date.now() + longestMs * (0.5 + 0.5 * Math.random());
      await noted(() =>
        hooks.transaction(async (tx) => {
          tx.put('deliveries', key, { ...claimed, notBefore });
          if (claimed.begun < mostAttempts) return;
          const now = await tx.get('endpoints', claimed.endpoint);
          if (now) tx.put('endpoints', claimed.endpoint, { ...now, disabled: true });
        }),
      );
      return;
    }
    await noted(() => hooks.transaction((tx) => tx.delete('deliveries', key)));
  }

  async function noted(write: () => Promise<void>): Promise<void> {
    for (let pauseMs = 20; ; pauseMs = Math.min(80, pauseMs * 2)) {
      try {
        return await write();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        await sleep(pauseMs);
      }
    }
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
