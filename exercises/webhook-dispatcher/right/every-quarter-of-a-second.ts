import type { Context } from 'lab';

interface Delivery {
  eventId: string;
  /** The name of the customer's server, as `call` takes it. */
  endpoint: string;
  /** JSON, as the customer is to get it. */
  body: string;
  times?: string[];
  next?: string;
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

/** Looks rarely, writes dates as texts, and lets the moved rows tell where they are. */
export async function dispatch({ call, store, sleep }: Context<Services, {}, Databases>): Promise<void> {
  const hooks = store('hooks');
  const open: string[] = [];
  const away: string[] = [];
  do {
    const [endpoints, deliveries] = await Promise.all([hooks.list('endpoints'), hooks.list('deliveries')]).catch(() => [[], []]);
    const active = endpoints.filter(([, { disabled }]) => !disabled);
    for (const [name, endpoint] of active) {
      const due = deliveries.filter(
        ([key, row]) => row.endpoint === name && !away.includes(key) && new Date(row.next ?? 0).getTime() <= Date.now(),
      );
      const free = mostOpen - open.filter((other) => other === name).length;
      for (const [key, row] of due.slice(0, free)) {
        open.push(name);
        away.push(key);
        call(name, row.body, { timeoutMs: attemptMs, headers: headersOf(row, endpoint) })
          .then(
            () => undefined,
            () => refused(row),
          )
          .then((next) => write(key, next, endpoint))
          .then(() => {
            open.splice(open.indexOf(name), 1);
            away.splice(away.indexOf(key), 1);
          });
      }
    }
  } while ((await sleep(240), true));

  async function write(key: string, next: Delivery | undefined, endpoint: Endpoint): Promise<void> {
    const work = hooks.transaction((tx) => {
      if (next === undefined) return tx.delete('deliveries', key);
      tx.put('deliveries', key, next);
      if (next.times?.length === mostAttempts) tx.put('endpoints', next.endpoint, { ...endpoint, disabled: true });
    });
    return work.catch(async () => {
      await sleep(50);
      return write(key, next, endpoint);
    });
  }

  function refused(row: Delivery): Delivery {
    const times = [...(row.times ?? []), new Date().toISOString()];
    const longestMs = firstPauseMs * Math.pow(2, times.length - 1);
    const pauseMs = longestMs * 0.5 + longestMs * 0.5 * Math.random();
    return { ...row, times, next: new Date(Date.now() + pauseMs).toISOString() };
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
