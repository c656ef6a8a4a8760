type Settle = (value: unknown) => void;

/** As much of a promise class as `gather` needs. */
interface PromiseClass<P> {
  new (executor: (resolve: Settle, reject: Settle) => void): P;
  resolve(value: unknown): { then(onFulfilled: Settle, onRejected: Settle): unknown };
}

/** The shape that `all`, `allSettled` and `any` share: one slot per value, and an end when all slots are full. */
export function gather<P>(
  Promise: PromiseClass<P>,
  values: Iterable<unknown>,
  handlers: (
    slots: unknown[],
    index: number,
    done: (filled: unknown) => void,
    resolve: Settle,
    reject: Settle,
  ) => [Settle, Settle],
  finish: (slots: unknown[], resolve: Settle, reject: Settle) => void = (slots, resolve) => resolve(slots),
): P {
  return new Promise((resolve, reject) => {
    const slots: unknown[] = [];
    let open = 1;
    const done = () => {
      open -= 1;
      if (open === 0) finish(slots, resolve, reject);
    };
    let index = 0;
    for (const value of values) {
      open += 1;
      slots[index] = undefined;
      const [onFulfilled, onRejected] = handlers(slots, index, done, resolve, reject);
      Promise.resolve(value).then(onFulfilled, onRejected);
      index += 1;
    }
    done();
  });
}
