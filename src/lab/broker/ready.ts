import type { Kernel } from '../kernel.ts';
import type { Meter } from '../meter.ts';
import type { Message } from './message.ts';
import { Partitions, type Partition } from './partitions.ts';
import type { QueueSpec } from './queue-spec.ts';

interface Parts {
  readonly kernel: Kernel;
  readonly meter: Meter;
}

/** The messages of a queue that wait to be delivered: from when they come, or come back, until they are taken, expire, or make room. */
export class Ready {
  readonly #queue: string;
  readonly #spec: QueueSpec;
  readonly #kernel: Kernel;
  readonly #meter: Meter;
  readonly #partitions: Partitions;
  readonly #mayDeliver: () => void;
  expired = 0;
  dropped = 0;

  /** `mayDeliver` is told when time alone has made a message ready, or has unblocked others. */
  constructor(queue: string, spec: QueueSpec, { kernel, meter }: Parts, mayDeliver: () => void) {
    this.#queue = queue;
    this.#spec = spec;
    this.#kernel = kernel;
    this.#meter = meter;
    this.#partitions = new Partitions(spec.partitions ?? 1);
    this.#mayDeliver = mayDeliver;
  }

  /** The partition whose first message is to be delivered next. */
  get first(): Partition | undefined {
    return this.#partitions.nextReady;
  }

  /** Takes the first message out of a partition that has one. */
  take({ line }: Partition): Message {
    const message = line.shift()!;
    this.#stopExpiry(message);
    return message;
  }

  takeIn(message: Message): void {
    const kernel = this.#kernel;
    message.arrivedUs = kernel.nowUs;
    this.#partitions.number(message);
    this.#meter.arrive(kernel.nowUs);
    const fields = { node: this.#queue, message: message.number };
    message.record = kernel.recorder.add('message-queued', kernel.nowMs, fields, message.record);
    if (message.delayMs > 0) kernel.after(message.delayMs, () => this.#enqueue(message), undefined);
    else this.#partitions.push(message);
    this.#startExpiry(message);
  }

  /** Drops the oldest message, where the queue does so; false when it has to refuse the newest. */
  makeRoom(): boolean {
    if (this.#spec.overflow !== 'drop-oldest') return false;
    const oldest = this.#partitions.longestWaiting;
    if (!oldest) return false;
    const message = this.take(oldest);
    this.dropped += 1;
    this.remove(message);
    const { recorder, nowMs } = this.#kernel;
    const fields = { node: this.#queue, message: message.number, reason: `${this.#queue} is full and drops its oldest` };
    recorder.add('message-rejected', nowMs, fields, message.record);
    return true;
  }

  /** Puts back what was delivered and not acked, after a pause. */
  putBack(message: Message, pauseMs: number): void {
    if (pauseMs > 0) this.#kernel.after(pauseMs, () => this.#enqueue(message), undefined);
    else this.#putBack(message);
  }

  unblock(message: Message): void {
    this.#partitions.unblock(message);
  }

  /** Counts a message that leaves the queue without an ack. */
  remove(message: Message): void {
    this.#stopExpiry(message);
    this.#meter.lose(message.arrivedUs, message.startedUs, this.#kernel.nowUs);
  }

  #putBack(message: Message): void {
    this.#partitions.putBack(message);
    this.#startExpiry(message);
  }

  #enqueue(message: Message): void {
    if (message.startedUs === gone) return;
    if (message.attempts > 0) this.#putBack(message);
    else this.#partitions.push(message);
    this.#mayDeliver();
  }

  #startExpiry(message: Message): void {
    const { ttlMs } = this.#spec;
    if (ttlMs !== undefined)
      message.expiry = this.#kernel.at(message.arrivedUs / 1000 + ttlMs, () => this.#expire(message), undefined);
  }

  #stopExpiry(message: Message): void {
    if (message.expiry >= 0) this.#kernel.cancel(message.expiry);
    message.expiry = -1;
  }

  #expire(message: Message): void {
    const partition = this.#partitions.of(message);
    // What is not in line waits for its redelivery, with its partition behind it.
    if (!partition.line.remove(message) && message.attempts > 0) partition.blocked = false;
    this.remove(message);
    message.startedUs = gone;
    this.expired += 1;
    const { recorder, nowMs } = this.#kernel;
    recorder.add('message-expired', nowMs, { node: this.#queue, message: message.number }, message.record);
    this.#mayDeliver();
  }
}

/** In place of a start: the message is no longer in the queue. */
const gone = -2;
