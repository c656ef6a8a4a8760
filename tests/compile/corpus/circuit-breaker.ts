type State = { readonly is: 'closed'; failures: number } | { readonly is: 'open'; until: number } | { readonly is: 'half-open' };

export class CircuitOpen extends Error {}

export class Breaker {
  static readonly defaults = { threshold: 2, openFor: 3 } as const;
  #state: State = { is: 'closed', failures: 0 };
  #now = 0;
  readonly #options: { threshold: number; openFor: number };

  constructor(options: Partial<typeof Breaker.defaults> = {}) {
    this.#options = { ...Breaker.defaults, ...options };
  }

  get state(): State['is'] {
    return this.#state.is;
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    this.#now += 1;
    if (this.#state.is === 'open') {
      if (this.#now < this.#state.until) throw new CircuitOpen('open');
      this.#state = { is: 'half-open' };
    }
    try {
      const result = await work();
      this.#state = { is: 'closed', failures: 0 };
      return result;
    } catch (error) {
      const failures = this.#state.is === 'closed' ? this.#state.failures + 1 : Infinity;
      this.#state =
        failures >= this.#options.threshold
          ? { is: 'open', until: this.#now + this.#options.openFor }
          : { is: 'closed', failures };
      throw error;
    }
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const breaker = new Breaker({});
  let works = false;
  for (let n = 1; n <= 8; n++) {
    works = n > 5;
    await breaker
      .call(async () => (works ? n : Promise.reject(new Error(`fails ${n}`))))
      .then((value) => log(`ok ${value}`))
      .catch((error: unknown) => log(error instanceof CircuitOpen ? 'refused' : (error as Error).message))
      .finally(() => log(breaker.state));
  }
}
