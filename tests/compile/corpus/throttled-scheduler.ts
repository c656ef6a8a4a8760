type Task<T> = () => T | PromiseLike<T>;
interface Queued {
  priority: number;
  start(): void;
}

export class Scheduler {
  readonly #queue: Queued[] = [];
  #running = 0;
  constructor(private_: { readonly concurrency: number }) {
    this.#concurrency = private_.concurrency;
  }
  readonly #concurrency: number;

  schedule<T>(task: Task<T>, { priority = 0 }: { priority?: number } = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = () => {
        this.#running += 1;
        Promise.resolve()
          .then(task)
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#next();
          });
      };
      const at = this.#queue.findIndex((queued) => queued.priority < priority);
      this.#queue.splice(at < 0 ? this.#queue.length : at, 0, { priority, start });
      this.#next();
    });
  }

  #next(): void {
    while (this.#running < this.#concurrency && this.#queue.length > 0) this.#queue.shift()!.start();
  }

  async idle(): Promise<void> {
    while (this.#running > 0 || this.#queue.length > 0) await null;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const scheduler = new Scheduler({ concurrency: 2 });
  const task = (name: string, steps: number) => async () => {
    log(`${name} starts`);
    for (; steps; steps--) await null;
    if (name === 'c') throw new Error(name);
    return name;
  };
  const all = [
    scheduler.schedule(task('a', 3)),
    scheduler.schedule(task('b', 1)),
    scheduler.schedule(task('c', 1)),
    scheduler.schedule(task('urgent', 1), { priority: 9 }),
    scheduler.schedule(() => 'plain'),
  ];
  await scheduler.idle();
  log((await Promise.allSettled(all)).map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message)));
}
