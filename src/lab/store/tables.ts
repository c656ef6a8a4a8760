import type { Plain, StoreWrite } from '../trace/record.ts';

/** A row and the number of the commit that wrote it. */
export interface Row {
  readonly value: Plain;
  readonly version: number;
}

/** Rows by table and key, in the order in which their keys were first written. */
export class Tables {
  readonly #tables = new Map<string, Map<string, Row>>();

  get(table: string, key: string): Row | undefined {
    return this.#tables.get(table)?.get(key);
  }

  rows(table: string): IterableIterator<[string, Row]> {
    return (this.#tables.get(table) ?? new Map<string, Row>()).entries();
  }

  apply(writes: readonly StoreWrite[], version: number): void {
    for (const { table, key, after } of writes) {
      const rows = this.#tables.get(table) ?? new Map<string, Row>();
      this.#tables.set(table, rows);
      if (after === undefined) rows.delete(key);
      else rows.set(key, { value: after, version });
    }
  }
}
