import type { Parcel } from '../network.ts';
import type { Outcome, Plain } from '../trace/record.ts';
import type { IncomingMessage, Work } from '../work.ts';
import type { Message } from './message.ts';
import type { Queue } from './queue.ts';
import type { Subscription } from './subscriptions.ts';

/** One hand-over of a message to a consumer, and its ack or nack on the way back. */
export class Delivery implements Work, Parcel {
  readonly number: number;
  readonly queue: Queue;
  readonly subscription: Subscription;
  readonly held: Message;
  readonly attempt: number;
  record: number;
  arrivedUs = 0;
  startedUs = -1;
  station: unknown = undefined;
  life = 0;
  /** False once the queue has the answer, or has taken the message back. */
  open = true;
  timer = -1;
  #settlement: Settlement | undefined = undefined;
  /** The record that caused the ack or nack. */
  settledBy: number | null = null;

  constructor(number: number, queue: Queue, subscription: Subscription, held: Message, record: number) {
    this.number = number;
    this.queue = queue;
    this.subscription = subscription;
    this.held = held;
    this.attempt = held.attempts;
    this.record = record;
  }

  readonly call = -1;

  get from(): string {
    return this.queue.name;
  }
  get operation(): string {
    return this.queue.name;
  }
  get body(): Plain {
    return this.held.body;
  }
  get headers(): Readonly<Record<string, string>> {
    return this.held.headers;
  }
  get priority(): number {
    return this.held.priority;
  }
  get deadline(): undefined {
    return undefined;
  }
  get message(): IncomingMessage {
    return { id: this.held.id, key: this.held.key, queue: this.queue.name, attempt: this.attempt };
  }
  get waiting(): boolean {
    return this.open;
  }

  deliver(): void {
    if (this.#settlement) return this.queue.settle(this, this.#settlement);
    this.queue.causedBy(this.record);
    this.subscription.consumer.receive(this);
  }

  copy(): Delivery {
    return this;
  }

  lose(reason: string): void {
    this.queue.lost(this, this.#settlement ? 'ack' : 'delivery', reason);
  }

  /** The consumer is done: success acks, an error nacks, unless it acks by hand or did so on delivery. */
  reply(outcome: Outcome): void {
    if (this.subscription.ack !== 'on-success') return;
    this.settle(outcome.ok ? { ack: true } : { ack: false, reason: outcome.error.message });
  }

  /** Sends an ack or nack. A second one is ignored. */
  settle(settlement: Settlement): void {
    if (this.#settlement) return;
    this.#settlement = settlement;
    this.queue.sendSettlement(this);
  }

  onCallerGone(): void {}
}

export type Settlement =
  { readonly ack: true; readonly record?: number } | { readonly ack: false; readonly reason: string; readonly delayMs?: number };
