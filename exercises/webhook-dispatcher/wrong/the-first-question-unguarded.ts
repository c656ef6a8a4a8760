// caught-by: arrives
import { StoreError, type Context } from 'lab';

interface Delivery {
  eventId: string;
  /** The name of the customer's server, as `call` takes it. */
  endpoint: string;
  /** JSON, as the customer is to get it. */
  body: string;
  /** Attempts that have failed. */
  failed?: number;
  /** When the next attempt is due, in ms since 1970. */
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

/** Called once, when the process has started, with all memory empty. */
export async function dispatch({ call, store, sleep }: Context<Services, {}, Databases>): Promise<void> {
  const hooks = store('hooks');
  // What is under way is all that memory holds: it dies with the process, as the calls do. The schedule is in the rows.
  const underWay = new Map<string, string>();

  await hooks.list('endpoints');
  for (;;) {
    const [endpoints, deliveries] = await untilBack(() => Promise.all([hooks.list('endpoints'), hooks.list('deliveries')]));
    const endpointOf = new Map(endpoints);
    for (const [key, delivery] of deliveries) {
      const endpoint = endpointOf.get(delivery.endpoint);
      if (endpoint === undefined || endpoint.disabled || underWay.has(key)) continue;
      if (delivery.dueAt !== undefined && delivery.dueAt > Date.now()) continue;
      // A place at this endpoint, not in a pool of all: one that does not answer fills its own two places and no other.
      if (openCalls(delivery.endpoint) === mostOpen) continue;

      underWay.set(key, delivery.endpoint);
      // Nobody waits here. A delivery holds its place for one attempt and gives it back for the pause.
      void attempt(key, delivery, endpoint).finally(() => underWay.delete(key));
    }
    await sleep(100);
  }

  function openCalls(endpoint: string): number {
    return [...underWay.values()].filter((other) => other === endpoint).length;
  }

  async function attempt(key: string, delivery: Delivery, endpoint: Endpoint): Promise<void> {
    const { eventId, body, failed = 0 } = delivery;
    // The time is this attempt's, or a receiver that refuses old requests would refuse each repetition. The body is signed and sent as the same text.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': sign(endpoint.secret, `${eventId}.${timestamp}.${body}`),
    } satisfies WebhookHeaders;
    try {
      await call(delivery.endpoint, body, { timeoutMs: attemptMs, headers });
    } catch {
      const attempts = failed + 1;
      const longestMs = firstPauseMs * 2 ** failed;
      const dueAt = Date.now() + longestMs * (0.5 + Math.random() / 2);
      // Both in one transaction: a crash cannot leave an endpoint that has used up its attempts and is still called.
      return await untilBack(() =>
        hooks.transaction((tx) => {
          tx.put('deliveries', key, { ...delivery, failed: attempts, dueAt });
          if (attempts === mostAttempts) tx.put('endpoints', delivery.endpoint, { ...endpoint, disabled: true });
        }),
      );
    }
    // Only now is it done. A crash before this line sends it again, and the customer knows it by its id.
    await untilBack(() => hooks.transaction((tx) => tx.delete('deliveries', key)));
  }

  /** Nothing that has happened is lost while the database is away: whoever asks waits here, and what it wants to note with it. */
  async function untilBack<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
      await sleep(100);
    }
  }
}

/** Stands in for HMAC-SHA-256. Leave it as it is. */
function sign(secret: string, signed: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${secret} ${signed}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
