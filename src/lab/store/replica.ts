import { sample, type Distribution } from '../distribution.ts';
import type { Kernel } from '../kernel.ts';
import type { StoreWrite } from '../trace/record.ts';
import { Tables } from './tables.ts';

/** A copy of a store's tables that sees each commit later, all of them in their order. */
export class Replica {
  readonly tables = new Tables();
  readonly #store: string;
  readonly #kernel: Kernel;
  readonly #lag: Distribution | undefined;
  #extraLagMs = 0;
  #caughtUpAtMs = 0;

  constructor(store: string, kernel: Kernel, lag: Distribution | undefined, rows: readonly StoreWrite[]) {
    this.#store = store;
    this.#kernel = kernel;
    this.#lag = lag;
    this.tables.apply(rows, 0);
  }

  /** From now on it sees commits so much later still. */
  lagBehind(addMs: number): void {
    this.#extraLagMs = addMs;
  }

  follow(writes: readonly StoreWrite[], version: number): void {
    const kernel = this.#kernel;
    const lagMs = (this.#lag ? sample(this.#lag, kernel.stream(`${this.#store}/replica-lag`)) : 0) + this.#extraLagMs;
    this.#caughtUpAtMs = Math.max(this.#caughtUpAtMs, kernel.nowMs + lagMs);
    if (lagMs === 0 && this.#caughtUpAtMs <= kernel.nowMs) this.tables.apply(writes, version);
    else kernel.at(this.#caughtUpAtMs, () => this.tables.apply(writes, version), undefined);
  }
}
