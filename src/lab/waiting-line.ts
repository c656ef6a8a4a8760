import { Fifo } from './fifo.ts';

/** Who is served next: who came first, who came last, or who has the highest priority (among equals, who came first). */
export type Discipline = 'fifo' | 'lifo' | 'priority';

/** Those who wait for a worker. */
export class WaitingLine<T extends { readonly priority: number }> {
  readonly #discipline: Discipline;
  /** One line per priority, the highest first; one line in all, unless the discipline asks for more. */
  readonly #lines: { readonly priority: number; readonly line: Fifo<T> }[] = [{ priority: 0, line: new Fifo<T>() }];
  #size = 0;

  constructor(discipline: Discipline) {
    this.#discipline = discipline;
  }

  get size(): number {
    return this.#size;
  }

  push(item: T): void {
    this.#size += 1;
    (this.#discipline === 'priority' ? this.#lineOf(item.priority) : this.#lines[0]!.line).push(item);
  }

  /** Takes out who is served next. */
  take(): T | undefined {
    if (this.#size === 0) return undefined;
    this.#size -= 1;
    if (this.#discipline === 'lifo') return this.#lines[0]!.line.pop();
    for (const { line } of this.#lines) if (line.size > 0) return line.shift();
    return undefined;
  }

  clear(): void {
    this.#size = 0;
    for (const { line } of this.#lines) line.clear();
  }

  #lineOf(priority: number): Fifo<T> {
    const at = this.#lines.findIndex((each) => each.priority <= priority);
    const found = this.#lines[at];
    if (found?.priority === priority) return found.line;
    const line = new Fifo<T>();
    this.#lines.splice(at === -1 ? this.#lines.length : at, 0, { priority, line });
    return line;
  }
}
