/** A line: first in, first out, in constant time however long it grows. */
export class Fifo<T> {
  #items: (T | undefined)[] = [];
  #first = 0;

  get size(): number {
    return this.#items.length - this.#first;
  }

  get first(): T | undefined {
    return this.#items[this.#first];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Puts an item where it is taken next, as what comes back. */
  unshift(item: T): void {
    if (this.#first > 0) this.#items[--this.#first] = item;
    else this.#items.unshift(item);
  }

  shift(): T | undefined {
    if (this.#first === this.#items.length) return undefined;
    const item = this.#items[this.#first];
    this.#items[this.#first] = undefined;
    this.#first += 1;
    if (this.#first === this.#items.length) this.#items.length = this.#first = 0;
    else if (this.#first > 1024 && this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  /** Takes the item that came last. */
  pop(): T | undefined {
    return this.size === 0 ? undefined : this.#items.pop();
  }

  /** Takes one item out of the middle; false when it is not there. */
  remove(item: T): boolean {
    const index = this.#items.indexOf(item, this.#first);
    if (index === -1) return false;
    this.#items.splice(index, 1);
    return true;
  }

  clear(): void {
    this.#items.length = this.#first = 0;
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (let index = this.#first; index < this.#items.length; index += 1) yield this.#items[index]!;
  }
}
