import { CallError, TimeoutError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;

type State = { is: 'closed'; failures: number } | { is: 'open'; until: number } | { is: 'half-open' };

const state: Record<Service, State> = {
  stock: { is: 'closed', failures: 0 },
  reviews: { is: 'closed', failures: 0 },
};

export async function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  let mine = state[from];
  if (mine.is === 'open' && Date.now() >= mine.until) mine = { is: 'half-open' };
  else if (mine.is !== 'closed') throw new Error('breaker open');
  state[from] = mine;

  const outcome = await call(from, { productId }, { timeoutMs }).then(
    (reply) => ({ reply, isGood: true }) as const,
    (error: unknown) => ({ error, isGood: !isFailure(error) }) as const,
  );
  // Another state object means that this call belongs to the past.
  if (state[from] === mine) {
    if (outcome.isGood) {
      if (mine.is === 'closed') mine.failures = 0;
      else state[from] = { is: 'closed', failures: 0 };
    } else if (mine.is !== 'closed' || ++mine.failures >= 6) {
      state[from] = { is: 'open', until: Date.now() + openMs };
    }
  }
  if ('error' in outcome) throw outcome.error;
  return outcome.reply;
}

/** Whether an error says that the service is in trouble. */
function isFailure(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof CallError && (error.status >= 500 || error.status === 0);
}
