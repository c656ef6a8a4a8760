import { CallError, TimeoutError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;

export async function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  return await call(from, { productId }, { timeoutMs });
}

/** Whether an error says that the service is in trouble. */
function isFailure(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof CallError && (error.status >= 500 || error.status === 0);
}
