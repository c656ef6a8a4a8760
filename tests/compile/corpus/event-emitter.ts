type Events = Record<string, readonly unknown[]>;
type Listener<Args extends readonly unknown[]> = (...args: Args) => void | Promise<void>;

export class Emitter<E extends Events> {
  readonly #listeners: { [Name in keyof E]?: Set<Listener<E[Name]>> } = {};

  on<Name extends keyof E>(name: Name, listener: Listener<E[Name]>): () => void {
    const set = (this.#listeners[name] ??= new Set());
    set.add(listener);
    return () => void set.delete(listener);
  }

  once<Name extends keyof E>(name: Name): Promise<E[Name]> {
    return new Promise((resolve) => {
      const off = this.on(name, (...args) => {
        off();
        resolve(args);
      });
    });
  }

  async emit<Name extends keyof E>(name: Name, ...args: E[Name]): Promise<number> {
    const all = [...(this.#listeners[name] ?? [])];
    await Promise.all(all.map((listener) => listener(...args)));
    return all.length;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const bus = new Emitter<{ added: [id: string, n?: number]; gone: [] }>();
  const off = bus.on('added', async (id, n = 1) => {
    await null;
    log(`${id} x${n}`);
  });
  const first = bus.once('added').then(([id]) => log(`first ${id}`));
  log(await bus.emit('added', 'a'));
  await first;
  log(await bus.emit('added', 'b', 2));
  off();
  log(await bus.emit('added', 'c'));
  log(await bus.emit('gone'));
}
