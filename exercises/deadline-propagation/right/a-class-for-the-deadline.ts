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

class Deadline {
  private readonly until: number;
  constructor(header: string | undefined) {
    const ms = header === undefined ? 1000 : parseInt(header, 10);
    this.until = Date.now() + ms;
  }
  get leftMs(): number {
    return this.until - Date.now();
  }
  require(ms: number): number {
    if (this.leftMs < ms) throw new DeadlineExceeded();
    return this.leftMs;
  }
}

class DeadlineExceeded extends Error {}

export async function handle(request: Request, context: Context<Services>): Promise<Answer> {
  try {
    return await work(request, context, new Deadline(request.headers['x-remaining-ms']));
  } catch (error) {
    if (error instanceof DeadlineExceeded || error instanceof TimeoutError) return { status: 504 };
    throw error;
  }
}

async function work({ service, orderId }: Request, { call }: Context<Services>, deadline: Deadline): Promise<Answer> {
  const row = await call('database', { orderId }, { timeoutMs: deadline.require(40) });
  const parts = [row.part];
  const next = nextOf[service];
  if (next) {
    const timeoutMs = deadline.require(40);
    const answer = await call(next, { orderId }, { timeoutMs, headers: { 'x-remaining-ms': `${timeoutMs}` } });
    if (answer.status !== 200) return answer;
    parts.push(...answer.parts);
  }
  return { status: 200, parts };
}
