import { failureOf, healthy, type Condition } from '../condition.ts';
import { sample, type Distribution } from '../distribution.ts';
import type { Kernel } from '../kernel.ts';
import type { Network } from '../network.ts';
import type { Plain, PlainError, SourcePosition, StoreWrite } from '../trace/record.ts';
import { Tables } from './tables.ts';
import { Transaction } from './transaction.ts';

export interface StoreSpec {
  /** How long each read and each commit takes. Without it, no time. */
  readonly latency?: Distribution;
  /** Columns of a table whose values may occur once, besides its keys. */
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  /**
   * `serializable` (the default) aborts a transaction that read a row which another has changed since; `read-committed` lets it
   * overwrite the change.
   */
  readonly isolation?: 'serializable' | 'read-committed';
  /** A replica that sees each commit so much later. */
  readonly replicaLag?: Distribution;
  /** Rows that are there at the start. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
}

export type StoreResult = { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly error: PlainError };

/** Who asks, and how it learns of the answer. */
export interface StoreAsker {
  readonly from: string;
  readonly source?: SourcePosition | undefined;
  answered(result: StoreResult): void;
}

/** A database: tables of rows by key, transactions that commit as a whole or not at all. It survives every crash but its own absence. */
export class Store {
  readonly name: string;
  readonly #spec: StoreSpec;
  readonly #kernel: Kernel;
  readonly #network: Network;
  readonly #primary = new Tables();
  readonly #replica = new Tables();
  readonly #counters = new Map<string, number>();
  #condition: Condition = healthy;
  #transactions = 0;
  #commits = 0;
  #late: { delayMs: number; left: number } | undefined = undefined;
  #extraLagMs = 0;
  #replicaAtMs = 0;

  constructor(name: string, spec: StoreSpec, kernel: Kernel, network: Network) {
    this.name = name;
    this.#spec = spec;
    this.#kernel = kernel;
    this.#network = network;
    const writes = writesOf(spec.rows ?? {});
    this.#primary.apply(writes, 0);
    this.#replica.apply(writes, 0);
  }

  change(condition: Partial<Condition>): void {
    this.#condition = { ...healthy, ...condition };
  }

  /** The next `times` commits take so much longer. */
  commitLate(delayMs: number, times: number): void {
    this.#late = { delayMs, left: times };
  }

  lagBehind(addMs: number): void {
    this.#extraLagMs = addMs;
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
      const row = (replica ? this.#replica : this.#primary).get(table, key);
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
      for (const [key, { value }] of (replica ? this.#replica : this.#primary).rows(table)) {
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
        const error = this.#conflict(transaction);
        return error ? this.#abort(asker, transaction, error) : this.#apply(asker, transaction);
      },
      late?.delayMs,
    );
  }

  abort(asker: Pick<StoreAsker, 'from' | 'source'>, transaction: Transaction, error: PlainError): void {
    if (transaction.state === 'open') this.#abort(asker, transaction, error);
  }

  #conflict(transaction: Transaction): PlainError | undefined {
    for (const { table, key, value, insert } of transaction.writes.values()) {
      if (insert && this.#primary.get(table, key) !== undefined)
        return { name: 'UniqueViolation', message: `${table} already has a row with key ${key}`, status: 409 };
      for (const column of this.#spec.unique?.[table] ?? []) {
        const mine = valueOf(value, column);
        if (mine === undefined) continue;
        for (const [other, row] of this.#primary.rows(table))
          if (other !== key && valueOf(row.value, column) === mine)
            return { name: 'UniqueViolation', message: `${table} already has a row with ${column} ${String(mine)}`, status: 409 };
      }
    }
    if (this.#spec.isolation === 'read-committed') return undefined;
    for (const { table, key, version } of transaction.reads.values())
      if ((this.#primary.get(table, key)?.version ?? 0) !== version)
        return { name: 'SerializationFailure', message: `${table} ${key} was changed by another transaction`, status: 409 };
    return undefined;
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
    this.#replicate(writes, version);
    const { recorder, nowMs } = this.#kernel;
    const fields = { node: asker.from, store: this.name, transaction: transaction.number, writes, ...placeOf(asker) };
    recorder.cause = recorder.add('store-committed', nowMs, fields);
    return { ok: true, value: version };
  }

  #replicate(writes: readonly StoreWrite[], version: number): void {
    const { replicaLag } = this.#spec;
    const lagMs = (replicaLag ? sample(replicaLag, this.#kernel.stream(`${this.name}/replica-lag`)) : 0) + this.#extraLagMs;
    // A replica applies commits in their order.
    this.#replicaAtMs = Math.max(this.#replicaAtMs, this.#kernel.nowMs + lagMs);
    if (lagMs === 0 && this.#replicaAtMs <= this.#kernel.nowMs) this.#replica.apply(writes, version);
    else this.#kernel.at(this.#replicaAtMs, () => this.#replica.apply(writes, version), undefined);
  }

  #abort(asker: Pick<StoreAsker, 'from' | 'source'>, transaction: Transaction, error: PlainError): StoreResult {
    transaction.state = 'aborted';
    const { recorder, nowMs } = this.#kernel;
    const fields = { node: asker.from, store: this.name, transaction: transaction.number, error, ...placeOf(asker) };
    recorder.cause = recorder.add('store-aborted', nowMs, fields);
    return { ok: false, error };
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

  /** There over the network, the work after its latency, and back. */
  #ask(asker: StoreAsker, work: () => StoreResult, addMs = 0): void {
    const kernel = this.#kernel;
    const { recorder } = kernel;
    const { cause } = recorder;
    const send = (from: string, to: string, deliver: () => void) => {
      const parcel = { deliver, lose: () => {}, copy: () => ({ deliver: () => {}, lose: () => {}, copy: () => parcel }) };
      this.#network.send(from, to, parcel);
    };
    const back = (result: StoreResult, from: number | null) => {
      if (this.#network.losesReply(this.name, asker.from)) {
        recorder.cause = from;
        recorder.add('store-answer-lost', kernel.nowMs, { node: this.name, store: this.name, to: asker.from });
        return;
      }
      send(this.name, asker.from, () => {
        recorder.cause = from;
        asker.answered(result);
      });
    };
    const perform = () => {
      recorder.cause = cause;
      const failure = failureOf(this.#condition);
      if (failure) return back(failed(failure.status, failure.message), cause);
      if (this.#condition.down) return back(failed(503, `${this.name} is down`), cause);
      const result = work();
      back(result, recorder.cause);
    };
    send(asker.from, this.name, () => {
      const { latency } = this.#spec;
      const { factor, addMs: slowMs, hangs } = this.#condition;
      if (hangs) return;
      const tookMs = latency ? sample(latency, kernel.stream(`${this.name}/latency`)) : 0;
      kernel.after(tookMs * factor + slowMs + addMs, perform, undefined);
    });
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

function failed(status: number, message: string): StoreResult {
  return { ok: false, error: { name: 'StoreError', message, status } };
}

function valueOf(row: Plain, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
}

/** Keys that are numbers compare as numbers. */
function isAfter(key: string, after: string): boolean {
  const [a, b] = [Number(key), Number(after)];
  return Number.isNaN(a) || Number.isNaN(b) ? key > after : a > b;
}

function placeOf({ source }: Pick<StoreAsker, 'source'>): { source?: SourcePosition } {
  return source ? { source } : {};
}
