export class AsyncQueue<T> implements AsyncIterable<T> {
  #waiting: ((result: IteratorResult<T, undefined>) => void)[] = [];
  #items: T[] = [];
  #closed = false;

  push(...items: T[]): this {
    for (const item of items) {
      const next = this.#waiting.shift();
      if (next) next({ value: item, done: false });
      else this.#items.push(item);
    }
    return this;
  }

  close(): void {
    this.#closed = true;
    for (const next of this.#waiting.splice(0)) next({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => {
        const [item] = this.#items.splice(0, 1);
        if (item !== undefined) return Promise.resolve({ value: item, done: false as const });
        if (this.#closed) return Promise.resolve({ value: undefined, done: true as const });
        return new Promise((resolve) => this.#waiting.push(resolve));
      },
      return: async () => (this.close(), { value: undefined, done: true as const }),
    };
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const queue = new AsyncQueue<number>();
  const consumer = (async (name: string) => {
    for await (const item of queue) {
      log(`${name} ${item}`);
      if (item === 3) break;
    }
  })('only');
  queue.push(1).push(2, 3);
  await consumer;
  queue.push(4);
  log(await queue[Symbol.asyncIterator]().next());
}
