import type { PromiseParts } from './promise.ts';

/** What `for await` and `yield*` drive. */
export interface AsyncIteratorLike {
  next(value?: unknown): unknown;
  return?(value?: unknown): unknown;
  throw?(reason?: unknown): unknown;
}

interface Iterable {
  [Symbol.asyncIterator]?: unknown;
  [Symbol.iterator]?: unknown;
}

/**
 * The iterator of `for await`: the object's own asynchronous one, or its synchronous one whose values are awaited. A synchronous one
 * is closed when one of its values rejects. @throws TypeError when there is neither.
 */
export function createAsyncIterators({ LabPromise }: Pick<PromiseParts, 'LabPromise'>): (iterable: unknown) => AsyncIteratorLike {
  function wrap(iterator: Partial<Iterator<unknown>>): AsyncIteratorLike {
    const settle = ({ done, value }: IteratorResult<unknown>, closes: boolean) => {
      const ended = (settled: unknown) => ({ value: settled, done: done === true });
      if (done === true || !closes) return LabPromise.resolve(value).then(ended);
      return LabPromise.resolve(value).then(ended, (reason: unknown) => {
        iterator.return?.();
        throw reason;
      });
    };
    const attempt = (act: () => unknown) => {
      try {
        return act();
      } catch (error) {
        return LabPromise.reject(error);
      }
    };
    return {
      next: (value) => attempt(() => settle(checked(iterator.next!(value as undefined)), true)),
      return: (value) =>
        attempt(() =>
          iterator.return ? settle(checked(iterator.return(value)), false) : LabPromise.resolve({ value, done: true }),
        ),
      throw: (reason) =>
        attempt(() => {
          if (iterator.throw) return settle(checked(iterator.throw(reason)), true);
          iterator.return?.();
          throw new TypeError("The iterator does not provide a 'throw' method.");
        }),
    };
  }

  return (iterable) => {
    const source = Object(iterable ?? {}) as Iterable;
    const own = source[Symbol.asyncIterator];
    if (typeof own === 'function') return Reflect.apply(own, iterable, []) as AsyncIteratorLike;
    const synchronous = source[Symbol.iterator];
    if (typeof synchronous !== 'function') throw new TypeError(`${describe(iterable)} is not async iterable`);
    return wrap(Reflect.apply(synchronous, iterable, []) as Partial<Iterator<unknown>>);
  };
}

/** What `next` gives must be an object. */
export function checked(result: unknown): IteratorResult<unknown> {
  if (typeof result === 'object' && result !== null) return result as IteratorResult<unknown>;
  throw new TypeError(`Iterator result ${describe(result)} is not an object`);
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}
