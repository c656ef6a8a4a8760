interface RetryOptions {
  attempts?: number;
  shouldRetry?: (error: unknown, attempt: number) => boolean;
  onRetry?(error: unknown, attempt: number): void | Promise<void>;
}

export async function retry<T>(
  work: (attempt: number) => Promise<T>,
  { attempts = 3, shouldRetry = () => true, onRetry }: RetryOptions = {},
): Promise<T> {
  let attempt = 1;
  for (;;)
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= attempts || !shouldRetry(error, attempt)) throw error;
      await onRetry?.(error, attempt);
      attempt += 1;
    }
}

class Fatal extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fatal';
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const flaky = (ok: number) => async (attempt: number) => {
    if (attempt < ok) throw new Error(`attempt ${attempt}`);
    return attempt;
  };
  log(await retry(flaky(3)));
  log(
    await retry(flaky(9), { attempts: 2, onRetry: async (error) => log((error as Error).message) }).catch(
      (error: Error) => error.message,
    ),
  );
  const fatal = async () => {
    throw new Fatal('stop', { cause: new Error('why') });
  };
  log(
    await retry(fatal, { shouldRetry: (error) => !(error instanceof Fatal) }).catch(
      (e: Fatal) => `${e.name} ${(e.cause as Error).message}`,
    ),
  );
}
