import { Fifo } from '../fifo.ts';
import type { Kernel } from '../kernel.ts';
import { LabBug, type Meter } from '../meter.ts';
import type { Network } from '../network.ts';
import { backoffMs } from '../policy/backoff.ts';
import type { Backoff } from '../policy/policy.ts';
import { answeredError } from '../service-error.ts';
import type { Outcome } from '../trace/record.ts';
import type { Consumer } from './consumer.ts';
import { Delivery, type Settlement } from './delivery.ts';
import { Message } from './message.ts';

export interface QueueSpec {
  /** Messages it holds at most, delivered ones included. Without it, no bound. */
  readonly capacity?: number;
  /** What a full queue does with one more: refuses it (the default), or drops the oldest that waits. */
  readonly overflow?: 'reject' | 'drop-oldest';
  /** A delivery without an ack in this time is taken back. Without it, only the crash of its consumer takes it back. */
  readonly visibilityTimeoutMs?: number;
  /** Deliveries of one message at most; after that it is a dead letter. */
  readonly maxAttempts?: number;
  /** The queue that dead letters go to. Without it they are gone. */
  readonly deadLetter?: string;
  /** The pause before a message that was nacked is delivered again. */
  readonly redelivery?: Backoff;
  /** A message that waits longer is gone. */
  readonly ttlMs?: number;
  /** Messages of one key share a partition; a partition delivers in order, one message at a time. */
  readonly partitions?: number;
  /** A message whose id came within this time is taken for the same, and dropped. */
  readonly deduplicationMs?: number;
}

export interface SubscriptionSpec {
  /** Deliveries without an ack at a time, at most. */
  readonly prefetch?: number;
  /** When a message counts as done: once the consumer succeeds (the default), on delivery (at most once), or when it says so. */
  readonly ack?: 'on-success' | 'on-delivery' | 'manual';
}

export interface Subscription {
  readonly consumer: Consumer;
  readonly prefetch: number;
  readonly ack: 'on-success' | 'on-delivery' | 'manual';
  readonly open: Set<Delivery>;
}

interface Partition {
  readonly line: Fifo<Message>;
  /** A message of it is delivered, or waits for its redelivery: the others wait behind it. */
  blocked: boolean;
}

export interface QueueParts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly meter: Meter;
  readonly nextDelivery: () => number;
  readonly deadLetter: (to: string, message: Message) => void;
}

/** A queue of a broker: it keeps messages until a consumer acks them, and delivers them again when it does not. */
export class Queue {
  readonly name: string;
  readonly spec: QueueSpec;
  readonly meter: Meter;
  readonly #parts: QueueParts;
  readonly #partitions: Partition[];
  readonly #subscriptions: Subscription[] = [];
  readonly #seen = new Map<string, number>();
  #turn = 0;
  #order = 0;
  redelivered = 0;
  deadLettered = 0;
  expired = 0;
  dropped = 0;
  deduplicated = 0;
  /** Twins that a fault made. */
  #twins = 0;

  constructor(name: string, spec: QueueSpec, parts: QueueParts) {
    this.name = name;
    this.spec = spec;
    this.#parts = parts;
    this.meter = parts.meter;
    this.#partitions = Array.from({ length: spec.partitions ?? 1 }, () => ({ line: new Fifo<Message>(), blocked: false }));
  }

  subscribe(consumer: Consumer, { prefetch, ack = 'on-success' }: SubscriptionSpec): void {
    const subscription = { consumer, prefetch: prefetch ?? consumer.workers ?? 1, ack, open: new Set<Delivery>() };
    this.#subscriptions.push(subscription);
    consumer.onLife((alive) => (alive ? this.#dispatch() : this.#consumerGone(subscription)));
  }

  /** The next `times` messages arrive twice. */
  duplicate(times: number): void {
    this.#twins = times;
  }

  causedBy(record: number): void {
    this.#parts.kernel.recorder.cause = record;
  }

  /** Takes a message in, or says why not. */
  accept(message: Message): Outcome {
    const { kernel } = this.#parts;
    if (this.#isRepeated(message)) {
      this.deduplicated += 1;
      return accepted;
    }
    if (this.meter.inSystem >= (this.spec.capacity ?? Infinity) && !this.#makeRoom()) {
      this.meter.refuse(kernel.nowUs);
      const reason = `${this.name} is full`;
      kernel.recorder.add('message-rejected', kernel.nowMs, { node: this.name, message: message.number, reason }, message.record);
      return { ok: false, error: answeredError(503, reason) };
    }
    this.#takeIn(message);
    if (this.#twins > 0) {
      this.#twins -= 1;
      this.#takeIn(new Message(message));
    }
    this.#dispatch();
    return accepted;
  }

  #takeIn(message: Message): void {
    const { kernel } = this.#parts;
    message.arrivedUs = kernel.nowUs;
    message.order = this.#order++;
    this.meter.arrive(kernel.nowUs);
    message.record = kernel.recorder.add(
      'message-queued',
      kernel.nowMs,
      { node: this.name, message: message.number },
      message.record,
    );
    if (message.delayMs > 0) kernel.after(message.delayMs, () => this.#enqueue(message), undefined);
    else this.#partitionOf(message).line.push(message);
    this.#startExpiry(message);
  }

  #isRepeated({ id }: Message): boolean {
    const { deduplicationMs } = this.spec;
    if (deduplicationMs === undefined) return false;
    const { nowMs } = this.#parts.kernel;
    const before = this.#seen.get(id);
    if (before !== undefined && nowMs - before < deduplicationMs) return true;
    this.#seen.set(id, nowMs);
    return false;
  }

  #makeRoom(): boolean {
    if (this.spec.overflow !== 'drop-oldest') return false;
    const oldest = this.#oldest(({ line }) => line.size > 0);
    if (!oldest) return false;
    const message = oldest.line.shift()!;
    this.dropped += 1;
    this.#remove(message);
    const { kernel } = this.#parts;
    const fields = { node: this.name, message: message.number, reason: `${this.name} is full and drops its oldest` };
    kernel.recorder.add('message-rejected', kernel.nowMs, fields, message.record);
    return true;
  }

  #remove(message: Message): void {
    this.#stopExpiry(message);
    this.meter.lose(message.arrivedUs, message.startedUs, this.#parts.kernel.nowUs);
  }

  #partitionOf({ key, number }: Message): Partition {
    const count = this.#partitions.length;
    return this.#partitions[count === 1 ? 0 : (key === undefined ? number : hashOf(key)) % count]!;
  }

  /** Among the partitions that may, the one whose first message came earliest. */
  #oldest(may: (partition: Partition) => boolean): Partition | undefined {
    let oldest: Partition | undefined;
    for (const partition of this.#partitions)
      if (may(partition) && (oldest === undefined || partition.line.first!.order < oldest.line.first!.order)) oldest = partition;
    return oldest;
  }

  /** Hands out what can be handed out: the consumers take turns. */
  #dispatch(): void {
    for (;;) {
      const partition = this.#oldest(({ line, blocked }) => line.size > 0 && !blocked);
      if (!partition) return;
      const subscription = this.#nextSubscription();
      if (!subscription) return;
      this.#deliver(partition.line.shift()!, subscription, partition);
    }
  }

  #nextSubscription(): Subscription | undefined {
    const count = this.#subscriptions.length;
    for (let step = 0; step < count; step += 1) {
      const index = (this.#turn + step) % count;
      const subscription = this.#subscriptions[index]!;
      if (!subscription.consumer.up || subscription.open.size >= subscription.prefetch) continue;
      this.#turn = (index + 1) % count;
      return subscription;
    }
    return undefined;
  }

  #deliver(message: Message, subscription: Subscription, partition: Partition): void {
    const { kernel, network, nextDelivery } = this.#parts;
    const { nowUs, nowMs, recorder } = kernel;
    this.#stopExpiry(message);
    message.attempts += 1;
    if (message.attempts > 1) this.redelivered += 1;
    message.startedUs = nowUs;
    this.meter.start(message.arrivedUs, nowUs);
    const number = nextDelivery();
    const to = subscription.consumer.name;
    const fields = { node: this.name, message: message.number, delivery: number, attempt: message.attempts, to };
    const record = recorder.add('message-delivered', nowMs, fields, message.record);
    const delivery = new Delivery(number, this, subscription, message, record);
    recorder.cause = record;
    network.send(this.name, to, delivery);
    if (subscription.ack === 'on-delivery') return this.#acked(delivery);
    subscription.open.add(delivery);
    if (this.spec.partitions !== undefined) partition.blocked = true;
    const { visibilityTimeoutMs } = this.spec;
    if (visibilityTimeoutMs !== undefined) delivery.timer = kernel.after(visibilityTimeoutMs, timeOut, delivery);
  }

  /** Sends a consumer's ack or nack on its way to the queue. */
  sendSettlement(delivery: Delivery): void {
    const { network, kernel } = this.#parts;
    const { name } = delivery.subscription.consumer;
    delivery.settledBy = kernel.recorder.cause;
    if (network.losesReply(name, this.name)) delivery.lose('lost on the way');
    else network.send(name, this.name, delivery);
  }

  lost(delivery: Delivery, leg: 'delivery' | 'ack', reason: string): void {
    const { recorder, nowMs } = this.#parts.kernel;
    recorder.add('message-lost', nowMs, { node: this.name, message: delivery.held.number, leg, reason }, delivery.record);
  }

  /** A consumer's ack or nack has arrived. One that comes after the message was taken back changes nothing. */
  settle(delivery: Delivery, settlement: Settlement): void {
    if (!delivery.open) return;
    this.#parts.kernel.recorder.cause = delivery.settledBy;
    if (settlement.ack) {
      this.#close(delivery);
      this.#acked(delivery);
    } else {
      const { recorder, nowMs } = this.#parts.kernel;
      const fields = { node: this.name, message: delivery.held.number, delivery: delivery.number, reason: settlement.reason };
      recorder.cause = delivery.held.record = recorder.add('message-nacked', nowMs, fields);
      this.#takeBack(delivery, settlement.reason, settlement.delayMs);
    }
    this.#dispatch();
  }

  #acked(delivery: Delivery): void {
    const { recorder, nowMs, nowUs } = this.#parts.kernel;
    const { held } = delivery;
    recorder.add('message-acked', nowMs, { node: this.name, message: held.number, delivery: delivery.number });
    this.meter.complete(held.arrivedUs, held.startedUs, nowUs, false);
    delivery.open = false;
    this.#partitionOf(held).blocked = false;
  }

  /** The visibility timeout of a delivery is over. */
  timedOut(delivery: Delivery): void {
    const { recorder, nowMs } = this.#parts.kernel;
    const fields = { node: this.name, message: delivery.held.number, delivery: delivery.number };
    recorder.cause = delivery.held.record = recorder.add('message-returned', nowMs, fields, delivery.record);
    this.#takeBack(delivery, 'no ack came in time', 0);
    this.#dispatch();
  }

  /** A crash closes the consumer's connection. With a visibility timeout the queue waits for that; without one it takes back at once. */
  #consumerGone(subscription: Subscription): void {
    if (this.spec.visibilityTimeoutMs !== undefined) return;
    for (const delivery of [...subscription.open].reverse()) {
      const { recorder, nowMs } = this.#parts.kernel;
      const fields = { node: this.name, message: delivery.held.number, delivery: delivery.number };
      delivery.held.record = recorder.add('message-returned', nowMs, fields);
      this.#takeBack(delivery, 'its consumer crashed', 0);
    }
    this.#dispatch();
  }

  #close(delivery: Delivery): void {
    const { kernel } = this.#parts;
    if (delivery.timer >= 0) kernel.cancel(delivery.timer);
    delivery.open = false;
    delivery.subscription.open.delete(delivery);
  }

  #takeBack(delivery: Delivery, reason: string, delayMs: number | undefined): void {
    const { kernel, deadLetter } = this.#parts;
    const { held } = delivery;
    this.#close(delivery);
    const { maxAttempts = Infinity, redelivery } = this.spec;
    if (held.attempts >= maxAttempts) {
      const to = this.spec.deadLetter ?? 'nowhere';
      const why = `${held.attempts} deliveries, the last one: ${reason}`;
      const fields = { node: this.name, message: held.number, to, reason: why };
      this.deadLettered += 1;
      this.#remove(held);
      this.#partitionOf(held).blocked = false;
      held.record = kernel.recorder.add('message-dead-lettered', kernel.nowMs, fields);
      if (this.spec.deadLetter === undefined) return;
      const headers = { ...held.headers, 'dead-letter-queue': this.name, 'dead-letter-reason': reason };
      return deadLetter(to, new Message({ ...fieldsOf(held), headers, delayMs: 0 }));
    }
    this.meter.stop(held.startedUs, kernel.nowUs);
    held.startedUs = -1;
    const pauseMs = delayMs ?? backoffMs(redelivery, held.attempts, kernel.stream(`${this.name}/redelivery`));
    if (pauseMs > 0) kernel.after(pauseMs, () => this.#enqueue(held), undefined);
    else this.#putBack(held);
  }

  /** What comes back is the first to be delivered again. */
  #putBack(message: Message): void {
    const partition = this.#partitionOf(message);
    partition.blocked = false;
    partition.line.unshift(message);
    this.#startExpiry(message);
  }

  #enqueue(message: Message): void {
    if (message.startedUs === gone) return;
    if (message.attempts > 0) this.#putBack(message);
    else this.#partitionOf(message).line.push(message);
    this.#dispatch();
  }

  #startExpiry(message: Message): void {
    const { ttlMs } = this.spec;
    if (ttlMs === undefined) return;
    const { kernel } = this.#parts;
    message.expiry = kernel.at(message.arrivedUs / 1000 + ttlMs, () => this.#expire(message), undefined);
  }

  #stopExpiry(message: Message): void {
    if (message.expiry >= 0) this.#parts.kernel.cancel(message.expiry);
    message.expiry = -1;
  }

  #expire(message: Message): void {
    const partition = this.#partitionOf(message);
    // What is not in line waits for its redelivery, with its partition behind it.
    if (!partition.line.remove(message) && message.attempts > 0) partition.blocked = false;
    this.#remove(message);
    message.startedUs = gone;
    this.expired += 1;
    const { recorder, nowMs } = this.#parts.kernel;
    recorder.add('message-expired', nowMs, { node: this.name, message: message.number }, message.record);
    this.#dispatch();
  }

  close(nowUs: number, seed: number): void {
    this.meter.close(this.name, nowUs, seed);
    const taken = this.expired + this.dropped + this.deadLettered;
    if (this.meter.lost !== taken)
      throw new LabBug(`${this.name} lost ${this.meter.lost} messages, ${taken} of them with a reason`, seed);
    const open = this.#subscriptions.reduce((sum, subscription) => sum + subscription.open.size, 0);
    if (this.meter.inService !== open)
      throw new LabBug(`${this.name} counts ${this.meter.inService} unacked, its consumers ${open}`, seed);
  }
}

const accepted: Outcome = Object.freeze({ ok: true, value: null });
/** In place of a start: the message is no longer in the queue. */
const gone = -2;

function timeOut(delivery: Delivery): void {
  delivery.queue.timedOut(delivery);
}

function fieldsOf({ number, record, id, key, body, priority }: Message) {
  return { number, record, id, key, body, priority };
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
