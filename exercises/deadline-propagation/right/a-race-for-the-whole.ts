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

type Step = () => Promise<string[] | undefined>;

export async function handle({ service, orderId, headers }: Request, { call, sleep }: Context<Services>): Promise<Answer> {
  const from = Date.now();
  const given = headers['x-remaining-ms'] ? Number(headers['x-remaining-ms']) : 1000;
  const used = () => Date.now() - from;
  const next = nextOf[service];
  const steps: Step[] = [async () => [(await call('database', { orderId })).part]];
  if (next) {
    steps.push(async () => {
      const answer = await call(next, { orderId }, { headers: { 'x-remaining-ms': String(given - used()) } });
      return answer.status === 200 ? answer.parts : undefined;
    });
  }

  const parts: string[] = [];
  const tooLate = Symbol('too late');
  const timeUp = sleep(Math.max(given, 0)).then(() => tooLate);
  for (const step of steps) {
    if (given - used() < 40) return { status: 504 };
    const running = step();
    running.catch(() => undefined);
    const got = await Promise.race([running, timeUp]);
    if (got === undefined || typeof got === 'symbol') return { status: 504 };
    parts.push(...got);
  }
  return { status: 200, parts };
}
