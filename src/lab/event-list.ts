/**
 * What will happen, ordered by (time, order of scheduling). A binary heap that moves numbers only; what is to be done stays in a
 * slot. Cancelled entries leave at once, so that deadlines which are met do not pile up.
 */
export class EventList {
  #size = 0;
  #time = new Float64Array(256);
  #order = new Float64Array(256);
  #slot = new Int32Array(256);
  /** Where a slot's entry is in the heap; −1 when it is free. */
  #position = new Int32Array(256);
  #free: number[] = [];
  #slots = 0;
  #next = 0;
  #act: (((argument: unknown) => void) | undefined)[] = [];
  #argument: unknown[] = [];
  /** Tells a reused slot from the entry that a handle was given for. */
  #generation: number[] = [];

  get size(): number {
    return this.#size;
  }

  /** Time of the earliest entry in µs; Infinity when there is none. */
  get earliest(): number {
    return this.#size === 0 ? Infinity : this.#time[0]!;
  }

  /** Schedules `act(argument)`; returns a handle for `cancel`. */
  add<T>(timeUs: number, act: (argument: T) => void, argument: T): number {
    if (this.#size === this.#time.length) this.#grow();
    const slot = this.#free.pop() ?? this.#slots++;
    this.#act[slot] = act as (argument: unknown) => void;
    this.#argument[slot] = argument;
    const generation = (this.#generation[slot] = (this.#generation[slot] ?? 0) + 1);
    this.#up(this.#size++, timeUs, this.#next++, slot);
    return generation * 16777216 + slot;
  }

  /** Takes an entry out; false when it has happened or was cancelled before. */
  cancel(handle: number): boolean {
    const slot = handle % 16777216;
    if (this.#generation[slot] !== (handle - slot) / 16777216 || this.#act[slot] === undefined) return false;
    this.#removeAt(this.#position[slot]!);
    this.#release(slot);
    return true;
  }

  /** Takes the earliest entry out and performs it. The list must not be empty. */
  perform(): void {
    const slot = this.#slot[0]!;
    const act = this.#act[slot]!;
    const argument = this.#argument[slot];
    this.#removeAt(0);
    this.#release(slot);
    act(argument);
  }

  #release(slot: number): void {
    this.#act[slot] = undefined;
    this.#argument[slot] = undefined;
    this.#free.push(slot);
  }

  #removeAt(index: number): void {
    const last = --this.#size;
    if (index === last) return;
    const time = this.#time[last]!;
    const order = this.#order[last]!;
    const slot = this.#slot[last]!;
    const parent = (index - 1) >> 1;
    if (index > 0 && this.#before(time, order, parent)) this.#up(index, time, order, slot);
    else this.#down(index, time, order, slot);
  }

  #before(time: number, order: number, index: number): boolean {
    const other = this.#time[index]!;
    return time < other || (time === other && order < this.#order[index]!);
  }

  #put(index: number, time: number, order: number, slot: number): void {
    this.#time[index] = time;
    this.#order[index] = order;
    this.#slot[index] = slot;
    this.#position[slot] = index;
  }

  #up(index: number, time: number, order: number, slot: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(time, order, parent)) break;
      this.#put(index, this.#time[parent]!, this.#order[parent]!, this.#slot[parent]!);
      index = parent;
    }
    this.#put(index, time, order, slot);
  }

  #down(index: number, time: number, order: number, slot: number): void {
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.#size) break;
      const right = child + 1;
      if (right < this.#size && this.#before(this.#time[right]!, this.#order[right]!, child)) child = right;
      if (!this.#before(this.#time[child]!, this.#order[child]!, -1) && this.#before(time, order, child)) break;
      this.#put(index, this.#time[child]!, this.#order[child]!, this.#slot[child]!);
      index = child;
    }
    this.#put(index, time, order, slot);
  }

  #grow(): void {
    const length = this.#time.length * 2;
    const grown = <A extends Float64Array | Int32Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#time = grown(this.#time, new Float64Array(length));
    this.#order = grown(this.#order, new Float64Array(length));
    this.#slot = grown(this.#slot, new Int32Array(length));
    this.#position = grown(this.#position, new Int32Array(length));
  }
}
