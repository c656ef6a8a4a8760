// caught-by: errors-as-they-are
import { CallError, TimeoutError, type Context } from 'lab';

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

const leastMs = 40;

export async function handle({ service, orderId, headers }: Request, { call }: Context<Services>): Promise<Answer> {
  const arrivedAt = Date.now();
  const givenMs = Number(headers['x-remaining-ms'] ?? 1000);
  const remainingMs = () => givenMs - (Date.now() - arrivedAt);

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
    if (error instanceof TimeoutError) return { status: 504 };
    throw Object.assign(new Error(`${service} could not do it`), { status: error instanceof CallError ? error.status : 500 });
  }
}
