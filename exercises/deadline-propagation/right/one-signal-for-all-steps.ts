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

export async function handle({ service, orderId, headers }: Request, { call, signal }: Context<Services>): Promise<Answer> {
  const budget = Number(headers['x-remaining-ms'] ?? '1000');
  if (budget < 40) return { status: 504 };
  const endsAt = Date.now() + budget;
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), budget);
  signal.addEventListener('abort', () => timeUp.abort());
  try {
    const { part } = await call('database', { orderId }, { signal: timeUp.signal });
    const next = nextOf[service];
    if (next === undefined) return { status: 200, parts: [part] };
    const left = endsAt - Date.now();
    if (left < 40) return { status: 504 };
    const answer = await call(next, { orderId }, { signal: timeUp.signal, headers: { 'x-remaining-ms': String(left) } });
    if (answer.status === 504) return answer;
    return { status: 200, parts: [part].concat(answer.parts) };
  } catch (error) {
    if (timeUp.signal.aborted) return { status: 504 };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
