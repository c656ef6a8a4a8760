/**
 * What will happen, ordered by (time, order of scheduling). A binary heap that moves numbers only; what is to be done stays in a
 * slot. Cancelled entries leave at once, so that deadlines which are met do not pile up. What is to happen at the present instant
 * passes by the heap: a ring holds it, in the same order.
 */
export class EventList {
  #size = 0;
  #time = new Float64Array(256);
  #slot = new Int32Array(256);
  /** When a slot's entry was scheduled: read where times are equal. */
  #order = new Float64Array(256);
  /** Where a slot's entry is in the heap. */
  #position = new Int32Array(256);
  #act: (Act | undefined)[] = [];
  #argument: unknown[] = [];
  /** Tells a reused slot from the entry that a handle was given for. */
  #generation = new Float64Array(256);
  #free = new Int32Array(256);
  #freed = 0;
  #slots = 0;
  #next = 0;
  #presentUs = -1;
  /** What is to happen at the present instant, from `head` to `tail`, which only grow: their low bits are the place in the ring. */
  #head = 0;
  #tail = 0;
  #mask = 63;
  #ringAct = new Array<Act | undefined>(64).fill(undefined);
  #ringArgument = new Array<unknown>(64).fill(undefined);
  #ringOrder = new Float64Array(64);
  #ringCancelled = 0;

  /** Entries that are neither performed nor cancelled. */
  get size(): number {
    return this.#size + (this.#tail - this.#head) - this.#ringCancelled;
  }

  /** Time of the earliest entry in µs; Infinity when there is none. */
  get earliest(): number {
    if (this.#head !== this.#tail && this.#skipCancelled()) return this.#presentUs;
    return this.#size === 0 ? Infinity : this.#time[0]!;
  }

  /** Schedules `act(argument)`, not before the time of the entry performed last; returns a handle for `cancel`: a whole number, odd for what is in the ring. */
  add<T>(timeUs: number, act: (argument: T) => void, argument: T): number {
    if (timeUs === this.#presentUs) return this.#append(act as Act, argument);
    const slot = this.#freed > 0 ? this.#free[--this.#freed]! : this.#newSlot();
    this.#act[slot] = act as Act;
    this.#argument[slot] = argument;
    const generation = (this.#generation[slot] = this.#generation[slot]! + 1);
    this.#order[slot] = this.#next++;
    this.#up(this.#size++, timeUs, slot);
    return 2 * (generation * 16777216 + slot);
  }

  /** Takes an entry out; false when it has happened or was cancelled before. */
  cancel(handle: number): boolean {
    if (handle % 2 === 1) return this.#cancelInRing((handle - 1) / 2);
    const entry = handle / 2;
    const slot = entry % 16777216;
    if (this.#generation[slot] !== (entry - slot) / 16777216 || this.#act[slot] === undefined) return false;
    this.#removeAt(this.#position[slot]!);
    this.#release(slot);
    return true;
  }

  /** Takes the earliest entry out and performs it. The list must not be empty: ask `earliest` first. */
  perform(): void {
    if (this.#head !== this.#tail && this.#ringIsFirst()) {
      const place = this.#head++ & this.#mask;
      const act = this.#ringAct[place]!;
      const argument = this.#ringArgument[place];
      this.#ringAct[place] = this.#ringArgument[place] = undefined;
      return act(argument);
    }
    const slot = this.#slot[0]!;
    this.#presentUs = this.#time[0]!;
    this.#removeFirst();
    const act = this.#act[slot]!;
    const argument = this.#argument[slot];
    this.#release(slot);
    act(argument);
  }

  #release(slot: number): void {
    this.#act[slot] = undefined;
    this.#argument[slot] = undefined;
    this.#free[this.#freed++] = slot;
  }

  /** Whether the ring holds what comes first. What the heap has for the same instant may have been scheduled earlier. */
  #ringIsFirst(): boolean {
    if (!this.#skipCancelled()) return false;
    if (this.#size === 0 || this.#time[0]! > this.#presentUs) return true;
    return this.#order[this.#slot[0]!]! > this.#ringOrder[this.#head & this.#mask]!;
  }

  /** Passes over what was cancelled at the head of the ring; false when nothing is left in it. */
  #skipCancelled(): boolean {
    while (this.#ringAct[this.#head & this.#mask] === undefined) {
      this.#head += 1;
      this.#ringCancelled -= 1;
      if (this.#head === this.#tail) return false;
    }
    return true;
  }

  #append(act: Act, argument: unknown): number {
    if (this.#tail - this.#head > this.#mask) this.#growRing();
    const tail = this.#tail++;
    const place = tail & this.#mask;
    this.#ringAct[place] = act;
    this.#ringArgument[place] = argument;
    this.#ringOrder[place] = this.#next++;
    return 2 * tail + 1;
  }

  #cancelInRing(entry: number): boolean {
    const place = entry & this.#mask;
    if (entry < this.#head || this.#ringAct[place] === undefined) return false;
    this.#ringAct[place] = this.#ringArgument[place] = undefined;
    this.#ringCancelled += 1;
    return true;
  }

  /** Takes out the entry at the top: the hole sinks to the bottom, where the last entry takes it, and rises if it must. */
  #removeFirst(): void {
    const last = --this.#size;
    if (last === 0) return;
    const times = this.#time;
    const slots = this.#slot;
    const position = this.#position;
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      let below = times[child]!;
      const right = child + 1;
      if (right < last) {
        const other = times[right]!;
        if (other < below || (other === below && this.#order[slots[right]!]! < this.#order[slots[child]!]!)) {
          child = right;
          below = other;
        }
      }
      times[hole] = below;
      position[(slots[hole] = slots[child]!)] = hole;
      hole = child;
    }
    this.#up(hole, times[last]!, slots[last]!);
  }

  #removeAt(index: number): void {
    const last = --this.#size;
    if (index === last) return;
    const time = this.#time[last]!;
    const slot = this.#slot[last]!;
    const parent = (index - 1) >> 1;
    const above = index > 0 ? this.#time[parent]! : -Infinity;
    if (time < above || (time === above && this.#order[slot]! < this.#order[this.#slot[parent]!]!)) this.#up(index, time, slot);
    else this.#down(index, time, slot);
  }

  #up(index: number, time: number, slot: number): void {
    const times = this.#time;
    const slots = this.#slot;
    const position = this.#position;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = times[parent]!;
      if (above < time || (above === time && this.#order[slots[parent]!]! < this.#order[slot]!)) break;
      times[index] = above;
      position[(slots[index] = slots[parent]!)] = index;
      index = parent;
    }
    times[index] = time;
    position[(slots[index] = slot)] = index;
  }

  #down(index: number, time: number, slot: number): void {
    const times = this.#time;
    const slots = this.#slot;
    const orders = this.#order;
    const position = this.#position;
    const size = this.#size;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      let below = times[child]!;
      const right = child + 1;
      if (right < size) {
        const other = times[right]!;
        if (other < below || (other === below && orders[slots[right]!]! < orders[slots[child]!]!)) {
          child = right;
          below = other;
        }
      }
      if (time < below || (time === below && orders[slot]! < orders[slots[child]!]!)) break;
      times[index] = below;
      position[(slots[index] = slots[child]!)] = index;
      index = child;
    }
    times[index] = time;
    position[(slots[index] = slot)] = index;
  }

  #newSlot(): number {
    const slot = this.#slots++;
    if (slot === this.#time.length) {
      const length = slot * 2;
      this.#time = copied(this.#time, new Float64Array(length));
      this.#order = copied(this.#order, new Float64Array(length));
      this.#slot = copied(this.#slot, new Int32Array(length));
      this.#position = copied(this.#position, new Int32Array(length));
      this.#generation = copied(this.#generation, new Float64Array(length));
      this.#free = copied(this.#free, new Int32Array(length));
    }
    return slot;
  }

  #growRing(): void {
    const mask = this.#mask * 2 + 1;
    const acts = new Array<Act | undefined>(mask + 1).fill(undefined);
    const args = new Array<unknown>(mask + 1).fill(undefined);
    const orders = new Float64Array(mask + 1);
    for (let entry = this.#head; entry < this.#tail; entry += 1) {
      acts[entry & mask] = this.#ringAct[entry & this.#mask];
      args[entry & mask] = this.#ringArgument[entry & this.#mask];
      orders[entry & mask] = this.#ringOrder[entry & this.#mask]!;
    }
    this.#ringAct = acts;
    this.#ringArgument = args;
    this.#ringOrder = orders;
    this.#mask = mask;
  }
}

type Act = (argument: unknown) => void;

function copied<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
