import type { Context } from 'lab';

interface Delivery {
  eventId: string;
  /** The name of the customer's server, as `call` takes it. */
  endpoint: string;
  /** JSON, as the customer is to get it. */
  body: string;
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

interface Progress {
  failures: number[];
  pauseMs: number;
  done?: true;
}

type Write = (tx: { put(table: string, key: string, row: object): void }) => void;

const pausesMs = [firstPauseMs, firstPauseMs * 2, firstPauseMs * 4];

class Dispatcher {
  private readonly context: Context<Services, {}, Databases>;
  private readonly hooks;
  private readonly busy: Record<string, string[]> = {};
  private unnoted: { key: string; endpoint: string; write: Write }[] = [];

  constructor(context: Context<Services, {}, Databases>) {
    this.context = context;
    this.hooks = context.store('hooks');
  }

  /** First what has happened is written, which may have to wait for the database. */
  async note(): Promise<void> {
    for (const each of [...this.unnoted]) {
      await this.hooks.transaction(each.write);
      this.unnoted = this.unnoted.filter((other) => other !== each);
      const busy = this.busy[each.endpoint] ?? [];
      busy.splice(busy.indexOf(each.key), 1);
    }
  }

  /** One look at the tables. What has been noted is read last, so that it is no older than the rest. */
  async look(): Promise<void> {
    const deliveries = await this.hooks.list('deliveries');
    const endpoints = new Map(await this.hooks.list('endpoints'));
    const all = new Map((await this.hooks.list('progress')) as [string, Progress][]);
    deliveries.forEach(([key, delivery]) => {
      const endpoint = endpoints.get(delivery.endpoint);
      const progress = all.get(key) ?? { failures: [], pauseMs: 0 };
      const dueAt = (progress.failures.at(-1) ?? 0) + progress.pauseMs;
      if (endpoint?.disabled === true || progress.done || dueAt > Date.now()) return;
      const busy = (this.busy[delivery.endpoint] ??= []);
      if (busy.includes(key) || busy.length === mostOpen) return;
      busy.push(key);
      void this.attempt(key, delivery, endpoint!, progress);
    });
  }

  private async attempt(key: string, delivery: Delivery, endpoint: Endpoint, { failures }: Progress): Promise<void> {
    const headers = headersOf(delivery, endpoint);
    const signal = AbortSignal.timeout(attemptMs);
    const [result] = await Promise.allSettled([this.context.call(delivery.endpoint, delivery.body, { headers, signal })]);
    const at = Date.now();
    const write: Write = (tx) => {
      if (result!.status === 'fulfilled') return tx.put('progress', key, { failures, pauseMs: 0, done: true });
      const longestMs = pausesMs[failures.length];
      if (longestMs === undefined) {
        tx.put('endpoints', delivery.endpoint, { secret: endpoint.secret, disabled: true });
        return;
      }
      const pauseMs = longestMs - Math.random() * (longestMs / 2);
      tx.put('progress', key, { failures: [...failures, at], pauseMs });
    };
    this.unnoted.push({ key, endpoint: delivery.endpoint, write });
    await this.note().catch(() => undefined);
  }
}

/** Rows stay as they are; how far each has come stands in another table, also when it has arrived. */
export function dispatch(context: Context<Services, {}, Databases>): void {
  const dispatcher = new Dispatcher(context);
  let looking = false;
  setInterval(async () => {
    if (looking) return;
    looking = true;
    await dispatcher
      .note()
      .then(() => dispatcher.look())
      .catch(() => undefined);
    looking = false;
  }, 80);
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
