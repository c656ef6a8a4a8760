import { Fifo } from '../fifo.ts';
import type { Message } from './message.ts';

/** Messages that wait, in the order in which they came. */
export interface Partition {
  readonly line: Fifo<Message>;
  /** A message of it is delivered, or waits for its redelivery: the others wait behind it. */
  blocked: boolean;
}

/** The lines of a queue. Messages of one key share a partition; without partitions all share one that never blocks. */
export class Partitions {
  readonly #all: Partition[];
  #order = 0;

  constructor(count: number) {
    this.#all = Array.from({ length: count }, () => ({ line: new Fifo<Message>(), blocked: false }));
  }

  of({ key, number }: Message): Partition {
    const count = this.#all.length;
    return this.#all[count === 1 ? 0 : (key === undefined ? number : hashOf(key)) % count]!;
  }

  /** Numbers a message that has just come: whoever has the lowest is delivered first. */
  number(message: Message): void {
    message.order = this.#order++;
  }

  push(message: Message): void {
    this.of(message).line.push(message);
  }

  /** What comes back is the first of its partition to be delivered again. */
  putBack(message: Message): void {
    const partition = this.of(message);
    partition.blocked = false;
    partition.line.unshift(message);
  }

  unblock(message: Message): void {
    this.of(message).blocked = false;
  }

  /** The partition whose first message may be delivered now, and came earliest. */
  get nextReady(): Partition | undefined {
    return this.#earliest(({ line, blocked }) => line.size > 0 && !blocked);
  }

  /** The partition whose first message came earliest, blocked or not. */
  get longestWaiting(): Partition | undefined {
    return this.#earliest(({ line }) => line.size > 0);
  }

  #earliest(may: (partition: Partition) => boolean): Partition | undefined {
    let earliest: Partition | undefined;
    for (const partition of this.#all)
      if (may(partition) && (earliest === undefined || partition.line.first!.order < earliest.line.first!.order))
        earliest = partition;
    return earliest;
  }
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
