/** The ids that came lately: one that comes again within the time is a repetition. */
export class RecentIds {
  readonly #withinMs: number | undefined;
  readonly #seenAtMs = new Map<string, number>();

  /** Without a time, nothing is a repetition. */
  constructor(withinMs: number | undefined) {
    this.#withinMs = withinMs;
  }

  repeats(id: string, nowMs: number): boolean {
    if (this.#withinMs === undefined) return false;
    const before = this.#seenAtMs.get(id);
    if (before !== undefined && nowMs - before < this.#withinMs) return true;
    this.#seenAtMs.set(id, nowMs);
    return false;
  }
}
