/** Numbers that are kept as they come, without an object each. */
export class Samples {
  #values = new Float64Array(256);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const longer = new Float64Array(this.#count * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#count++] = value;
  }

  /** A copy, in the order in which they came. */
  values(): Float64Array {
    return this.#values.slice(0, this.#count);
  }

  sorted(): Float64Array {
    return this.values().sort();
  }
}
