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

const keptForTheWayBackMs = 5;

export async function handle({ service, orderId, headers }: Request, { call }: Context<Services>): Promise<Answer> {
  const start = Date.now();
  const header = headers['x-remaining-ms'];
  const forUsMs = (header === undefined ? 1000 : Math.floor(Number(header))) - keptForTheWayBackMs;
  const left = () => Math.max(0, forUsMs - (Date.now() - start));

  if (left() < 40) return { status: 504 };
  const read = await orTooLate(call('database', { orderId }, { timeoutMs: left() }));
  if (read === undefined) return { status: 504 };
  const next = nextOf[service];
  if (next === undefined) return { status: 200, parts: [read.part] };

  if (left() < 40) return { status: 504 };
  const answer = await orTooLate(call(next, { orderId }, { timeoutMs: left(), headers: { 'x-remaining-ms': String(left()) } }));
  if (answer === undefined || answer.status === 504) return { status: 504 };
  return { ...answer, parts: [read.part, ...answer.parts] };
}

function orTooLate<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    if (error instanceof TimeoutError) return undefined;
    throw error;
  });
}
