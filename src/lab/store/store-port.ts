import type { Effect } from '../port.ts';
import type { Process } from '../process.ts';
import type { LabPromise } from '../promise.ts';
import type { AsyncRuntime } from '../runtime.ts';
import type { Plain, PlainError } from '../trace/record.ts';
import { plainError } from '../plain-error.ts';
import type { StoreAsker, StoreResult } from './asking.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transaction.ts';

/** A database as a process sees it. What fails rejects with a `PlainError`, such as `UniqueViolation` or `SerializationFailure`. */
export interface StorePort {
  /** One row, or undefined; of the replica where it is asked for, which may be behind. */
  get(table: string, key: string, options?: { readonly replica?: boolean }): LabPromise;
  /** Rows as [key, row], in the order in which they were first written; those after a key, at most `limit`. */
  list(table: string, options?: { readonly after?: string; readonly limit?: number; readonly replica?: boolean }): LabPromise;
  /**
   * Runs `work`, then commits all that it wrote, or nothing when it throws or another transaction was first. Resolves with what `work`
   * resolves to.
   */
  transaction(work: (transaction: TransactionPort) => unknown): LabPromise;
}

export interface TransactionPort {
  get(table: string, key: string): LabPromise;
  /** Refused at the commit when the key is already there. */
  insert(table: string, key: string, row: Plain): void;
  put(table: string, key: string, row: Plain): void;
  delete(table: string, key: string): void;
  /** A number of a table's own sequence: given at once, in order, and never again, whether or not this commits. */
  nextNumber(table: string): number;
}

interface StorePortParts {
  readonly store: Store;
  readonly runtime: AsyncRuntime;
  readonly process: Process;
  readonly crossing: (effect: Effect) => LabPromise;
  readonly resume: (act: () => void) => void;
}

export function createStorePort({ store, runtime, process, crossing, resume }: StorePortParts): StorePort {
  /** A crossing that the store answers. */
  const asking = (ask: (asker: StoreAsker) => void): LabPromise =>
    crossing((resolve, reject) =>
      ask({
        from: process.node,
        source: process.source,
        answered: (result: StoreResult) => resume(() => (result.ok ? resolve(result.value) : reject(result.error))),
      }),
    );

  const begun = (transaction: Transaction): TransactionPort => {
    const open = () => {
      if (transaction.state !== 'open') throw new Error('This transaction is over. Await everything inside its function.');
      return transaction;
    };
    return {
      get: (table, key) => asking((asker) => store.get(asker, { table, key }, open())),
      insert: (table, key, row) => open().write({ table, key, value: row, insert: true }),
      put: (table, key, row) => open().write({ table, key, value: row, insert: false }),
      delete: (table, key) => open().write({ table, key, value: undefined, insert: false }),
      nextNumber: (table) => store.nextNumber(table),
    };
  };

  return {
    get: (table, key, { replica = false } = {}) => asking((asker) => store.get(asker, { table, key, replica })),
    list: (table, options = {}) => asking((asker) => store.list(asker, { table, ...options })),
    transaction(work) {
      const transaction = store.begin();
      return runtime.Promise.try(() => work(begun(transaction))).then(
        (value: unknown) => asking((asker) => store.commit(asker, transaction)).then(() => value),
        (reason: unknown) => {
          const error: PlainError = plainError(reason, undefined);
          store.abort({ from: process.node, source: process.source }, transaction, error);
          throw reason;
        },
      );
    },
  };
}
