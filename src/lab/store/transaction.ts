import type { Plain } from '../trace/record.ts';

/** A write that waits for its commit; undefined deletes. */
export interface Pending {
  readonly table: string;
  readonly key: string;
  readonly value: Plain;
  /** True refuses a key that is already there. */
  readonly insert: boolean;
}

/** What one transaction has read and wants to write. Nothing of it is seen by others before it commits. */
export class Transaction {
  readonly number: number;
  /** Version of each row read, 0 for one that was not there, by table and key. */
  readonly reads = new Map<string, { readonly table: string; readonly key: string; readonly version: number }>();
  readonly writes = new Map<string, Pending>();
  state: 'open' | 'committing' | 'committed' | 'aborted' = 'open';

  constructor(number: number) {
    this.number = number;
  }

  write(write: Pending): void {
    const name = nameOf(write.table, write.key);
    const insert = this.writes.get(name)?.insert ?? write.insert;
    this.writes.set(name, { ...write, insert });
  }

  pending(table: string, key: string): Pending | undefined {
    return this.writes.get(nameOf(table, key));
  }

  saw(table: string, key: string, version: number): void {
    const name = nameOf(table, key);
    if (!this.reads.has(name)) this.reads.set(name, { table, key, version });
  }
}

function nameOf(table: string, key: string): string {
  return `${table}\u0000${key}`;
}
