interface Entry<V> {
  readonly value: V;
  readonly expires: number;
}
type Clock = { now(): number };

export class Cache<K, V> {
  static async warm<K, V>(clock: Clock, pairs: AsyncIterable<[K, V]>): Promise<Cache<K, V>> {
    const cache = new Cache<K, V>(clock, 2);
    for await (const [key, value] of pairs) await cache.fetch(key, async () => value);
    return cache;
  }

  readonly #entries = new Map<K, Entry<V>>();
  readonly #loading = new Map<K, Promise<V>>();
  readonly #clock: Clock;
  readonly ttl: number;
  constructor(clock: Clock, ttl: number) {
    this.#clock = clock;
    this.ttl = ttl;
  }

  async fetch(key: K, load: (key: K) => Promise<V>): Promise<V> {
    const entry = this.#entries.get(key);
    if (entry && entry.expires > this.#clock.now()) return entry.value;
    const loading =
      this.#loading.get(key) ??
      load(key).then(
        (value) => {
          this.#entries.set(key, { value, expires: this.#clock.now() + this.ttl });
          return value;
        },
        (error) => {
          throw Object.assign(error as Error, { key });
        },
      );
    this.#loading.set(key, loading);
    return loading.finally(() => this.#loading.delete(key));
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const clock = { time: 0, now: () => clock.time };
  async function* pairs(): AsyncGenerator<[string, number]> {
    yield ['a', 1];
    yield ['b', 2];
  }
  const cache = await Cache.warm(clock, pairs());
  let loads = 0;
  const load = async (key: string) => (loads++, key === 'bad' ? Promise.reject(new Error('no')) : key.length * 100);
  log(await Promise.all([cache.fetch('a', load), cache.fetch('new', load), cache.fetch('new', load)]));
  clock.time += 2;
  log([await cache.fetch('a', load), loads]);
  log(await cache.fetch('bad', load).catch((error: Error & { key?: string }) => `${error.message} ${error.key}`));
}
