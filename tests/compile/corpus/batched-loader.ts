type Resolver<V> = { resolve(value: V): void; reject(reason: unknown): void };

export class Loader<K extends PropertyKey, V> {
  private batch: Map<K, Resolver<V>[]> | null = null;
  constructor(readonly_: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {
    this.load = readonly_;
  }
  private readonly load: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>;

  get(key: K): Promise<V> {
    const batch = (this.batch ??= this.begin());
    return new Promise<V>((resolve, reject) => {
      const resolvers = batch.get(key) ?? [];
      batch.set(key, [...resolvers, { resolve, reject }]);
    });
  }

  private begin(): Map<K, Resolver<V>[]> {
    const batch = new Map<K, Resolver<V>[]>();
    void Promise.resolve().then(async () => {
      this.batch = null;
      try {
        const values = await this.load([...batch.keys()]);
        for (const [key, resolvers] of batch)
          for (const { resolve, reject } of resolvers)
            void (values.has(key) ? resolve(values.get(key)!) : reject(new Error(`no ${String(key)}`)));
      } catch (error) {
        for (const resolvers of batch.values()) resolvers.forEach(({ reject }) => reject(error));
      }
    });
    return batch;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const users = new Loader<string, number>(async (keys) => {
    log(`loads ${keys.join()}`);
    return new Map(keys.filter((key) => key !== 'c').map((key, index) => [key, index] as const));
  });
  log(await Promise.allSettled([users.get('a'), users.get('b'), users.get('a'), users.get('c')]));
  log(await users.get('b'));
}
