import type { AsyncRuntime, LabPromise, Plain, PlainError, Port, TransactionPort } from '../lab/index.ts';
import { StoreError } from './errors.ts';
import type { OptionReader } from './options.ts';

export interface StoreParts {
  readonly runtime: AsyncRuntime;
  readonly read: OptionReader;
  readonly onWire: (value: unknown, what: string) => unknown;
}

/** A database as learner code sees it: rows are copies in both directions, and what fails is a `StoreError`. */
export function createStoreMaker({ runtime, read, onWire }: StoreParts): (port: Port) => (name: unknown) => object {
  const { Promise } = runtime;

  function nameOf(value: unknown, what: string): string {
    if (typeof value === 'string') return value;
    throw new TypeError(`${what} is a text; this is ${value === null ? 'null' : typeof value}.`);
  }

  const found = (value: unknown) => (value === undefined ? undefined : onWire(value, 'The row'));

  function transactionOf(name: string, transaction: TransactionPort): object {
    const rowOf = (row: unknown, table: string) => {
      if (typeof row !== 'object' || row === null) throw new TypeError(`A row of ${table} is an object; this is ${String(row)}.`);
      return onWire(row, `The row of ${table}`) as Plain;
    };
    const at = (table: unknown, key: unknown) => [nameOf(table, 'A table'), nameOf(key, 'A key')] as const;
    return Object.freeze({
      get: (table: unknown, key: unknown) =>
        Promise.try(() => transaction.get(...at(table, key)).then(found, failing(name))) as LabPromise,
      insert: (table: unknown, key: unknown, row: unknown) => transaction.insert(...at(table, key), rowOf(row, String(table))),
      put: (table: unknown, key: unknown, row: unknown) => transaction.put(...at(table, key), rowOf(row, String(table))),
      delete: (table: unknown, key: unknown) => transaction.delete(...at(table, key)),
      nextNumber: (table: unknown) => transaction.nextNumber(nameOf(table, 'A table')),
    });
  }

  /** What `work` throws is the learner's own, and comes back as it was; everything else is the database's. */
  function transact(port: Port, name: string, work: (transaction: object) => unknown): LabPromise {
    let thrown: { readonly reason: unknown } | undefined;
    const attempted = (transaction: TransactionPort) =>
      Promise.try(() => work(transactionOf(name, transaction))).then(undefined, (reason: unknown) => {
        thrown = { reason };
        throw reason;
      });
    return port
      .store(name)
      .transaction(attempted)
      .then(undefined, (reason: unknown) => {
        if (thrown) throw thrown.reason;
        return failing(name)(reason);
      });
  }

  return (port) => (named) => {
    const name = nameOf(named, 'The name of a store');
    const store = port.store(name);
    return Object.freeze({
      get: (table: unknown, key: unknown, options?: unknown) =>
        Promise.try(() => {
          const replica = Reflect.get(read.objectOf(options, 'The third argument of get'), 'replica') === true;
          return store.get(nameOf(table, 'A table'), nameOf(key, 'A key'), { replica }).then(found, failing(name));
        }),
      list: (table: unknown, options?: unknown) =>
        Promise.try(() => {
          const given = read.objectOf(options, 'The second argument of list');
          const after = read.text(given, 'after');
          const limit = read.count(given, 'limit');
          return store
            .list(nameOf(table, 'A table'), {
              replica: Reflect.get(given, 'replica') === true,
              ...(after === undefined ? {} : { after }),
              ...(limit === undefined ? {} : { limit }),
            })
            .then(found, failing(name));
        }),
      transaction: (work: unknown) =>
        Promise.try(() => {
          if (typeof work !== 'function')
            throw new TypeError('transaction takes a function: transaction(async (tx) => { … tx.put(…) … }).');
          return transact(port, name, (transaction) => Reflect.apply(work, undefined, [transaction]) as unknown);
        }),
    });
  };
}

function failing(store: string): (reason: unknown) => never {
  return (reason) => {
    const { name, message } = reason as PlainError;
    throw new StoreError(store, codeOf(name), message);
  };
}

function codeOf(name: string): StoreError['code'] {
  if (name === 'UniqueViolation') return 'unique-violation';
  return name === 'SerializationFailure' ? 'serialization-failure' : 'unavailable';
}
