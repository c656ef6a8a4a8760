type Factory<T> = (container: Container) => T | Promise<T>;
declare const tag: unique symbol;
export type Token<T> = { readonly name: string; readonly [tag]?: T };

export class Container {
  #factories = new WeakMap<object, Factory<unknown>>();
  #made = new WeakMap<object, Promise<unknown>>();

  bind<T>(token: Token<T>, factory: Factory<T>): this {
    this.#factories.set(token, factory);
    return this;
  }

  get<T>(token: Token<T>): Promise<T> {
    let made = this.#made.get(token) as Promise<T> | undefined;
    if (!made) {
      const factory = this.#factories.get(token) as Factory<T> | undefined;
      made = factory ? (async () => factory(this))() : Promise.reject(new Error(`nothing is bound to ${token.name}`));
      this.#made.set(token, made);
    }
    return made;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const port: Token<number> = { name: 'port' };
  const url: Token<string> = { name: 'url' };
  const missing: Token<never> = { name: 'missing' };
  let made = 0;
  const container = new Container()
    .bind(port, async () => (made++, 8080))
    .bind(url, async (inner) => `http://localhost:${await inner.get(port)}/`);
  log(await Promise.all([container.get(url), container.get(url), container.get(port)]));
  log(made);
  await container.get(missing).catch((error: unknown) => log((error as Error).message));
}
