export class KeyedMutex<K> {
  readonly #tails = new Map<K, Promise<unknown>>();

  async run<T>(key: K, critical: () => T | PromiseLike<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => critical());
    this.#tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    }
  }

  get busy(): number {
    return this.#tails.size;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const locks = new KeyedMutex<string>();
  const step = (key: string, name: string, steps: number) =>
    locks.run(key, async () => {
      for (let n = 0; n < steps; n++) {
        log(`${name}.${n}`);
        await null;
      }
      if (name === 'b') throw new Error('b failed');
      return name;
    });
  const all = [step('x', 'a', 2), step('x', 'b', 1), step('y', 'c', 3), step('x', 'd', 1)];
  log(`busy ${locks.busy}`);
  for (const { status } of await Promise.allSettled(all)) log(status);
  log(`busy ${locks.busy}`);
}
