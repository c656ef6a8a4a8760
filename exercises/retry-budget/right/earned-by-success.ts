import type { Context } from 'lab';

/** `rates` answers with the rate of a pair of currencies, or fails. */
type Services = {
  rates: (request: { pair: string }) => number;
};

class Budget {
  private tokens = 10;
  earn() {
    this.tokens = Math.min(10, this.tokens + 0.1);
  }
  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

const budget = new Budget();

export async function getRate(pair: string, { call }: Context<Services>): Promise<number> {
  const attempt = async (left: number): Promise<number> => {
    try {
      const rate = await call('rates', { pair });
      budget.earn();
      return rate;
    } catch (error) {
      if (left > 0 && budget.spend()) return attempt(left - 1);
      throw error;
    }
  };
  return attempt(2);
}
