import type { Plain, PlainError } from '../trace/record.ts';
import type { Tables } from './tables.ts';
import type { Transaction } from './transaction.ts';

/** What a store asks of a transaction that is to commit. */
export interface CommitRules {
  /** Columns of a table whose values may occur once, besides its keys. */
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  /**
   * `serializable` (the default) aborts a transaction that read a row which another has changed since; `read-committed` lets it
   * overwrite the change.
   */
  readonly isolation?: 'serializable' | 'read-committed';
}

/** Why a transaction must not commit to these tables, or nothing when it may. */
export function conflictOf(transaction: Transaction, tables: Tables, { unique, isolation }: CommitRules): PlainError | undefined {
  for (const { table, key, value, insert } of transaction.writes.values()) {
    if (insert && tables.get(table, key) !== undefined)
      return conflict('UniqueViolation', `${table} already has a row with key ${key}`);
    for (const column of unique?.[table] ?? []) {
      const mine = valueOf(value, column);
      if (mine === undefined) continue;
      for (const [other, row] of tables.rows(table))
        if (other !== key && valueOf(row.value, column) === mine)
          return conflict('UniqueViolation', `${table} already has a row with ${column} ${String(mine)}`);
    }
  }
  if (isolation === 'read-committed') return undefined;
  for (const { table, key, version } of transaction.reads.values())
    if ((tables.get(table, key)?.version ?? 0) !== version)
      return conflict('SerializationFailure', `${table} ${key} was changed by another transaction`);
  return undefined;
}

function conflict(name: 'UniqueViolation' | 'SerializationFailure', message: string): PlainError {
  return { name, message, status: 409 };
}

function valueOf(row: Plain, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
}
