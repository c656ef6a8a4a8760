export async function mapWith<T, R>(
  limit: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

export function createLimit(concurrency: number) {
  let active = 0;
  const waiting: (() => void)[] = [];
  const release = () => {
    active--;
    waiting.shift()?.();
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (active >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    active++;
    try {
      return await work();
    } finally {
      release();
    }
  };
}

export async function main(log: (line: unknown) => void): Promise<void> {
  let running = 0;
  let peak = 0;
  const tracked = async (n: number) => {
    peak = Math.max(peak, ++running);
    for (let step = 0; step < n; step += 1) await null;
    running--;
    return n * 10;
  };
  log(await mapWith(2, [3, 1, 2, 1], tracked));
  log(peak);
  peak = 0;
  const limit = createLimit(3);
  log(await Promise.all([4, 1, 3, 2, 1, 5].map((n) => limit(() => tracked(n)))));
  log(peak);
  log(await limit(() => Promise.reject(new RangeError('r'))).catch(({ name }: Error) => name));
}
