import { healthy, type Condition } from '../condition.ts';
import type { Distribution } from '../distribution.ts';
import type { Kernel } from '../kernel.ts';
import type { Network } from '../network.ts';
import type { Plain, PlainError, SourcePosition, StoreWrite } from '../trace/record.ts';
import { askStore, type StoreAsker, type StoreResult, type WayToStore } from './asking.ts';
import { conflictOf, type CommitRules } from './conflict.ts';
import { Replica } from './replica.ts';
import { Tables } from './tables.ts';
import { Transaction } from './transaction.ts';

export interface StoreSpec extends CommitRules {
  /** How long each read and each commit takes. Without it, no time. */
  readonly latency?: Distribution;
  /** A replica that sees each commit so much later. */
  readonly replicaLag?: Distribution;
  /** Rows that are there at the start. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
}

/** A database: tables of rows by key, transactions that commit as a whole or not at all. It survives every crash but its own absence. */
export class Store {
  readonly name: string;
  readonly #spec: StoreSpec;
  readonly #kernel: Kernel;
  readonly #way: WayToStore;
  readonly #primary = new Tables();
  readonly #replica: Replica;
  readonly #counters = new Map<string, number>();
  #condition: Condition = healthy;
  #transactions = 0;
  #commits = 0;
  #late: { delayMs: number; left: number } | undefined = undefined;

  constructor(name: string, spec: StoreSpec, kernel: Kernel, network: Network) {
    this.name = name;
    this.#spec = spec;
    this.#kernel = kernel;
    this.#way = { store: name, kernel, network, latency: spec.latency, condition: () => this.#condition };
    const writes = writesOf(spec.rows ?? {});
    this.#primary.apply(writes, 0);
    this.#replica = new Replica(name, kernel, spec.replicaLag, writes);
  }

  change(condition: Partial<Condition>): void {
    this.#condition = { ...healthy, ...condition };
  }

  /** The next `times` commits take so much longer. */
  commitLate(delayMs: number, times: number): void {
    this.#late = { delayMs, left: times };
  }

  lagBehind(addMs: number): void {
    this.#replica.lagBehind(addMs);
  }

  /** What is stored now, for worlds that look at the end. */
  rows(table: string): Readonly<Record<string, Plain>> {
    return Object.fromEntries([...this.#primary.rows(table)].map(([key, { value }]) => [key, value]));
  }

  /** A commit of somebody who is no part of the world: it meets no conflict and takes no time. */
  commitFromOutside(rows: NonNullable<StoreSpec['rows']>): void {
    const transaction = this.begin();
    for (const { table, key, after } of writesOf(rows)) transaction.write({ table, key, value: after, insert: false });
    this.#apply({ from: this.name }, transaction);
  }

  begin(): Transaction {
    return new Transaction((this.#transactions += 1));
  }

  /** The next number of a table. It is given at once and never again, also when the transaction does not commit. */
  nextNumber(table: string): number {
    const next = (this.#counters.get(table) ?? 0) + 1;
    this.#counters.set(table, next);
    return next;
  }

  get(asker: StoreAsker, at: { table: string; key: string; replica?: boolean }, transaction?: Transaction): void {
    this.#ask(asker, () => {
      const { table, key, replica = false } = at;
      const pending = transaction?.pending(table, key);
      const row = this.#tables(replica).get(table, key);
      if (!replica) transaction?.saw(table, key, row?.version ?? 0);
      const value = pending ? pending.value : row?.value;
      this.#recordRead(asker, table, key, value === undefined ? 0 : 1, row?.version);
      return { ok: true, value };
    });
  }

  /** Rows of a table as [key, row], in the order of their first writing; `after` skips all up to and including that key. */
  list(asker: StoreAsker, at: { table: string; after?: string; limit?: number; replica?: boolean }): void {
    this.#ask(asker, () => {
      const { table, after, limit = Infinity, replica = false } = at;
      const found: [string, Plain][] = [];
      for (const [key, { value }] of this.#tables(replica).rows(table)) {
        if (found.length >= limit) break;
        if (after === undefined || isAfter(key, after)) found.push([key, value]);
      }
      this.#recordRead(asker, table, undefined, found.length, undefined);
      return { ok: true, value: found };
    });
  }

  commit(asker: StoreAsker, transaction: Transaction): void {
    transaction.state = 'committing';
    const late = this.#late && this.#late.left > 0 ? this.#late : undefined;
    if (late) late.left -= 1;
    this.#ask(
      asker,
      () => {
        const error = conflictOf(transaction, this.#primary, this.#spec);
        return error ? this.#abort(asker, transaction, error) : this.#apply(asker, transaction);
      },
      late?.delayMs,
    );
  }

  abort(asker: Pick<StoreAsker, 'from' | 'source'>, transaction: Transaction, error: PlainError): void {
    if (transaction.state === 'open') this.#abort(asker, transaction, error);
  }

  #apply(asker: Pick<StoreAsker, 'from' | 'source'>, transaction: Transaction): StoreResult {
    transaction.state = 'committed';
    const version = (this.#commits += 1);
    const writes: StoreWrite[] = [];
    for (const { table, key, value } of transaction.writes.values()) {
      const before = this.#primary.get(table, key)?.value;
      writes.push({
        table,
        key,
        ...(before === undefined ? {} : { before }),
        ...(value === undefined ? {} : { after: value }),
      });
    }
    this.#primary.apply(writes, version);
    this.#replica.follow(writes, version);
    const { recorder, nowMs } = this.#kernel;
    const fields = { node: asker.from, store: this.name, transaction: transaction.number, writes, ...placeOf(asker) };
    recorder.cause = recorder.add('store-committed', nowMs, fields);
    return { ok: true, value: version };
  }

  #abort(asker: Pick<StoreAsker, 'from' | 'source'>, transaction: Transaction, error: PlainError): StoreResult {
    transaction.state = 'aborted';
    const { recorder, nowMs } = this.#kernel;
    const fields = { node: asker.from, store: this.name, transaction: transaction.number, error, ...placeOf(asker) };
    recorder.cause = recorder.add('store-aborted', nowMs, fields);
    return { ok: false, error };
  }

  #tables(replica: boolean): Tables {
    return replica ? this.#replica.tables : this.#primary;
  }

  #recordRead(asker: StoreAsker, table: string, key: string | undefined, rows: number, version: number | undefined): void {
    const { recorder, nowMs } = this.#kernel;
    if (!recorder.on) return;
    const fields = {
      node: asker.from,
      store: this.name,
      table,
      ...(key === undefined ? {} : { key }),
      rows,
      ...(version === undefined ? {} : { version }),
      ...placeOf(asker),
    };
    recorder.cause = recorder.add('store-read', nowMs, fields);
  }

  #ask(asker: StoreAsker, work: () => StoreResult, addMs = 0): void {
    askStore(this.#way, asker, work, addMs);
  }
}

/** Rows in the order of their tables and keys, which no engine changes. */
function writesOf(rows: NonNullable<StoreSpec['rows']>): StoreWrite[] {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
  const tables = Object.entries(rows).sort(byName);
  return tables.flatMap(([table, keyed]) =>
    Object.entries(keyed)
      .sort(byName)
      .map(([key, after]) => ({ table, key, after })),
  );
}

/** Keys that are numbers compare as numbers. */
function isAfter(key: string, after: string): boolean {
  const [a, b] = [Number(key), Number(after)];
  return Number.isNaN(a) || Number.isNaN(b) ? key > after : a > b;
}

function placeOf({ source }: Pick<StoreAsker, 'source'>): { source?: SourcePosition } {
  return source ? { source } : {};
}
