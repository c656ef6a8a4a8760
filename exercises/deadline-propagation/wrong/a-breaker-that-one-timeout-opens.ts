// caught-by: time-enough
import { TimeoutError, type Context } from 'lab';

type Service = 'gateway' | 'orders' | 'stock';

interface Request {
  /** Which of the three this process is. */
  service: Service;
  orderId: string;
  headers: Record<string, string>;
}

type Answer = { status: 200; parts: string[] } | { status: 504 };

type Services = {
  /** The database of the service that asks. */
  database: (request: { orderId: string }) => { part: string };
  orders: (request: { orderId: string }) => Answer;
  stock: (request: { orderId: string }) => Answer;
};

const nextOf: Record<Service, 'orders' | 'stock' | undefined> = { gateway: 'orders', orders: 'stock', stock: undefined };

/** What a step takes at the very least. */
const leastMs = 40;

let openUntil = 0;

export async function handle({ service, orderId, headers }: Request, { call }: Context<Services>): Promise<Answer> {
  const arrivedAt = Date.now();
  const givenMs = Number(headers['x-remaining-ms'] ?? 1000);
  const remainingMs = () => givenMs - (Date.now() - arrivedAt);

  if (Date.now() < openUntil) return { status: 504 };
  try {
    if (remainingMs() < leastMs) return { status: 504 };
    const { part } = await call('database', { orderId }, { timeoutMs: remainingMs() });

    const next = nextOf[service];
    if (next === undefined) return { status: 200, parts: [part] };

    const leftMs = remainingMs();
    if (leftMs < leastMs) return { status: 504 };
    const answer = await call(next, { orderId }, { timeoutMs: leftMs, headers: { 'x-remaining-ms': String(leftMs) } });
    return answer.status === 200 ? { status: 200, parts: [part, ...answer.parts] } : answer;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    openUntil = Date.now() + 1000;
    return { status: 504 };
  }
}
