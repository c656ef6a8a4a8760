type Source<T> = Iterable<T> | AsyncIterable<T>;

async function* map<T, R>(source: Source<T>, by: (value: T, index: number) => R | Promise<R>): AsyncGenerator<Awaited<R>> {
  let index = 0;
  for await (const value of source) yield await by(value, index++);
}

async function* filter<T, R extends T>(source: Source<T>, keep: (value: T) => value is R): AsyncGenerator<R, number> {
  let dropped = 0;
  for await (const value of source) {
    if (keep(value)) yield value;
    else dropped += 1;
  }
  return dropped;
}

async function* take<T>(source: Source<T>, count: number): AsyncGenerator<T> {
  if (count <= 0) return;
  for await (const value of source) {
    yield value;
    if (--count === 0) return;
  }
}

async function* chunks<T>(source: Source<T>, size: number): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const value of source) {
    chunk.push(value);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length) yield chunk;
}

export async function main(log: (line: unknown) => void): Promise<void> {
  async function* numbers() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      log('source closed');
    }
  }
  const even = filter(
    map(numbers(), async (n) => n * 3),
    (n): n is number => n % 2 === 0,
  );
  for await (const chunk of chunks(take(even, 5), 2)) log(chunk);
  async function* counted() {
    const dropped = yield* filter([1, 'a', 2, 'b'], (value): value is number => typeof value === 'number');
    log(`dropped ${dropped}`);
  }
  for await (const n of counted()) log(n);
}
