export class Semaphore {
  #free: number;
  readonly #line: { give(): void; live: boolean }[] = [];

  constructor(permits: number) {
    this.#free = permits;
  }

  async acquire(patience?: Promise<unknown>): Promise<() => void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#releaser();
    }
    const place = { live: true, give: () => {} };
    const given = new Promise<true>((resolve) => (place.give = () => resolve(true)));
    this.#line.push(place);
    const won = await (patience === undefined ? given : Promise.race([given, patience.then(() => false as const)]));
    if (won) return this.#releaser();
    place.live = false;
    throw new Error('waited too long');
  }

  #releaser(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#line.find(({ live }) => live);
      if (!next) this.#free++;
      else {
        this.#line.splice(this.#line.indexOf(next), 1);
        next.give();
      }
    };
  }
}

const ticks = async (n: number): Promise<void> => {
  while (n-- > 0) await undefined;
};

export async function main(log: (line: unknown) => void): Promise<void> {
  const permits = new Semaphore(1);
  const use = async (name: string, hold: number, patience?: number) => {
    let release: (() => void) | undefined;
    try {
      release = await permits.acquire(patience === undefined ? undefined : ticks(patience));
      log(`${name} in`);
      await ticks(hold);
    } catch (error) {
      log(`${name}: ${(error as Error)?.message}`);
    } finally {
      release?.();
      release?.();
    }
  };
  await Promise.all([use('a', 6), use('b', 1, 2), use('c', 1), use('d', 1, 40)]);
}
