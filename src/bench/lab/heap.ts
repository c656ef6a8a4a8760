/**
 * The yardstick: a binary heap of times with a callback and an argument each, in typed arrays, and nothing else. No order among equal
 * times, nothing can be cancelled, nothing is counted.
 */
export class Heap {
  nowUs = 0;
  #size = 0;
  #times = new Float64Array(1 << 17);
  #slots = new Int32Array(1 << 17);
  readonly #acts: ((argument: never) => void)[] = [];
  readonly #arguments: unknown[] = [];
  readonly #free: number[] = [];

  after<T>(delayUs: number, act: (argument: T) => void, argument: T): void {
    const times = this.#times;
    const slots = this.#slots;
    const time = this.nowUs + delayUs;
    const slot = this.#free.length > 0 ? this.#free.pop()! : this.#acts.length;
    this.#acts[slot] = act;
    this.#arguments[slot] = argument;
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (times[parent]! <= time) break;
      times[index] = times[parent]!;
      slots[index] = slots[parent]!;
      index = parent;
    }
    times[index] = time;
    slots[index] = slot;
  }

  run(): void {
    while (this.#size > 0) {
      const slot = this.#slots[0]!;
      this.nowUs = this.#times[0]!;
      this.#removeFirst();
      this.#free.push(slot);
      const act = this.#acts[slot]! as (argument: unknown) => void;
      act(this.#arguments[slot]);
    }
  }

  #removeFirst(): void {
    const times = this.#times;
    const slots = this.#slots;
    const last = --this.#size;
    const time = times[last]!;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= last) break;
      if (child + 1 < last && times[child + 1]! < times[child]!) child += 1;
      if (time <= times[child]!) break;
      times[index] = times[child]!;
      slots[index] = slots[child]!;
      index = child;
    }
    times[index] = time;
    slots[index] = slots[last]!;
  }
}
