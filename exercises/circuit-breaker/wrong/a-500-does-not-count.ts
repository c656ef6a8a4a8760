// caught-by: opens
import { CallError, TimeoutError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;

const failuresToOpen = 5;

/** One breaker. What it decides depends on the outcomes of calls alone, so that nobody has to remember to wake it. */
class Breaker {
  private failuresInARow = 0;
  private openUntil: number | undefined;
  private isTrying = false;
  private period = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.openUntil !== undefined) {
      if (this.isTrying || Date.now() < this.openUntil) throw new Error('the breaker is open');
      this.isTrying = true;
    }
    const { period } = this;
    try {
      const result = await work();
      this.ended(period, true);
      return result;
    } catch (error) {
      this.ended(period, !isFailure(error));
      throw error;
    }
  }

  private ended(period: number, isSuccess: boolean): void {
    if (period !== this.period) return;
    if (isSuccess) {
      this.failuresInARow = 0;
      this.openUntil = undefined;
      this.isTrying = false;
      return;
    }
    this.failuresInARow += 1;
    if (this.isTrying || this.failuresInARow >= failuresToOpen) {
      this.period += 1;
      this.failuresInARow = 0;
      this.isTrying = false;
      this.openUntil = Date.now() + openMs;
    }
  }
}

const breakers: Record<Service, Breaker> = { stock: new Breaker(), reviews: new Breaker() };

export function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  return breakers[from].run(() => call(from, { productId }, { timeoutMs }));
}

/** Whether an error says that the service is in trouble. */
function isFailure(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof CallError && (error.status > 500 || error.status === 0);
}
