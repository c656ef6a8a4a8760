import type { Consumer } from './consumer.ts';
import type { Delivery } from './delivery.ts';
import type { SubscriptionSpec } from './queue-spec.ts';

/** A consumer of a queue, with the deliveries that it has not settled. */
export interface Subscription {
  readonly consumer: Consumer;
  readonly prefetch: number;
  readonly ack: 'on-success' | 'on-delivery' | 'manual';
  readonly open: Set<Delivery>;
}

/** The consumers of a queue, which compete for its messages by taking turns. */
export class Subscriptions {
  readonly #all: Subscription[] = [];
  #turn = 0;

  add(consumer: Consumer, { prefetch, ack = 'on-success' }: SubscriptionSpec): Subscription {
    const subscription = { consumer, prefetch: prefetch ?? consumer.workers ?? 1, ack, open: new Set<Delivery>() };
    this.#all.push(subscription);
    return subscription;
  }

  /** Whose turn it is among those that are up and may have one delivery more; the turn passes on. */
  next(): Subscription | undefined {
    const count = this.#all.length;
    for (let step = 0; step < count; step += 1) {
      const index = (this.#turn + step) % count;
      const subscription = this.#all[index]!;
      if (!subscription.consumer.up || subscription.open.size >= subscription.prefetch) continue;
      this.#turn = (index + 1) % count;
      return subscription;
    }
    return undefined;
  }

  /** Deliveries that nobody has settled. */
  get unsettled(): number {
    return this.#all.reduce((sum, { open }) => sum + open.size, 0);
  }
}
