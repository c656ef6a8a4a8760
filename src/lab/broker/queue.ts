import { failureOf, healthy, type Condition } from '../condition.ts';
import type { Kernel } from '../kernel.ts';
import { LabBug, type Meter } from '../meter.ts';
import type { Network } from '../network.ts';
import { backoffMs } from '../policy/backoff.ts';
import { answeredError } from '../service-error.ts';
import type { Outcome } from '../trace/record.ts';
import type { Consumer } from './consumer.ts';
import { Delivery, type Settlement } from './delivery.ts';
import { Message } from './message.ts';
import type { Partition } from './partitions.ts';
import type { QueueSpec, SubscriptionSpec } from './queue-spec.ts';
import { Ready } from './ready.ts';
import { RecentIds } from './recent-ids.ts';
import { Subscriptions, type Subscription } from './subscriptions.ts';

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
  readonly #ready: Ready;
  readonly #subscriptions = new Subscriptions();
  readonly #recent: RecentIds;
  #condition: Condition = healthy;
  redelivered = 0;
  deadLettered = 0;
  deduplicated = 0;
  /** Twins that a fault made. */
  #twins = 0;

  constructor(name: string, spec: QueueSpec, parts: QueueParts) {
    this.name = name;
    this.spec = spec;
    this.#parts = parts;
    this.meter = parts.meter;
    this.#recent = new RecentIds(spec.deduplicationMs);
    this.#ready = new Ready(name, spec, parts, () => this.#dispatch());
  }

  subscribe(consumer: Consumer, spec: SubscriptionSpec): void {
    const subscription = this.#subscriptions.add(consumer, spec);
    consumer.onLife((alive) => (alive ? this.#dispatch() : this.#consumerGone(subscription)));
  }

  /** The next `times` messages arrive twice. */
  duplicate(times: number): void {
    this.#twins = times;
  }

  /** Refuses what is published to it while a failure lasts. What it holds, it delivers. */
  change(condition: Partial<Condition>): void {
    this.#condition = { ...healthy, ...condition };
  }

  causedBy(record: number): void {
    this.#parts.kernel.recorder.cause = record;
  }

  /** Takes a message in, or says why not. */
  accept(message: Message): Outcome {
    if (this.#recent.repeats(message.id, this.#parts.kernel.nowMs)) {
      this.deduplicated += 1;
      return accepted;
    }
    const failure = failureOf(this.#condition);
    if (failure) return this.#refuse(message, failure.status, failure.message);
    const broken = this.spec.refuses?.(message);
    if (broken !== undefined) return this.#refuse(message, 400, broken);
    if (this.meter.inSystem >= (this.spec.capacity ?? Infinity) && !this.#ready.makeRoom())
      return this.#refuse(message, 503, `${this.name} is full`);
    this.#ready.takeIn(message);
    if (this.#twins > 0) {
      this.#twins -= 1;
      this.#ready.takeIn(new Message(message));
    }
    this.#dispatch();
    return accepted;
  }

  #refuse(message: Message, status: number, reason: string): Outcome {
    const { recorder, nowMs, nowUs } = this.#parts.kernel;
    this.meter.refuse(nowUs);
    recorder.add('message-rejected', nowMs, { node: this.name, message: message.number, reason }, message.record);
    return { ok: false, error: answeredError(status, reason) };
  }

  /** Hands out what can be handed out: the consumers take turns. */
  #dispatch(): void {
    for (;;) {
      const partition = this.#ready.first;
      if (!partition) return;
      const subscription = this.#subscriptions.next();
      if (!subscription) return;
      this.#deliver(this.#ready.take(partition), subscription, partition);
    }
  }

  #deliver(message: Message, subscription: Subscription, partition: Partition): void {
    const { kernel, network, nextDelivery } = this.#parts;
    const { nowUs, nowMs, recorder } = kernel;
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
    this.#ready.unblock(held);
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
      this.#ready.remove(held);
      this.#ready.unblock(held);
      held.record = kernel.recorder.add('message-dead-lettered', kernel.nowMs, fields);
      if (this.spec.deadLetter === undefined) return;
      const headers = { ...held.headers, 'dead-letter-queue': this.name, 'dead-letter-reason': reason };
      return deadLetter(to, new Message({ ...fieldsOf(held), headers, delayMs: 0 }));
    }
    this.meter.stop(held.startedUs, kernel.nowUs);
    held.startedUs = -1;
    const pauseMs = delayMs ?? backoffMs(redelivery, held.attempts, kernel.stream(`${this.name}/redelivery`));
    this.#ready.putBack(held, pauseMs);
  }

  /** Messages whose time to live ended while they waited. */
  get expired(): number {
    return this.#ready.expired;
  }

  /** Messages that made room for newer ones. */
  get dropped(): number {
    return this.#ready.dropped;
  }

  close(nowUs: number, seed: number): void {
    this.meter.close(this.name, nowUs, seed);
    const taken = this.expired + this.dropped + this.deadLettered;
    if (this.meter.lost !== taken)
      throw new LabBug(`${this.name} lost ${this.meter.lost} messages, ${taken} of them with a reason`, seed);
    const open = this.#subscriptions.unsettled;
    if (this.meter.inService !== open)
      throw new LabBug(`${this.name} counts ${this.meter.inService} unacked, its consumers ${open}`, seed);
  }
}

const accepted: Outcome = Object.freeze({ ok: true, value: null });
function timeOut(delivery: Delivery): void {
  delivery.queue.timedOut(delivery);
}

function fieldsOf({ number, record, id, key, body, priority }: Message) {
  return { number, record, id, key, body, priority };
}
