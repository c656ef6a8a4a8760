import type { Backoff } from '../policy/policy.ts';
import type { Plain } from '../trace/record.ts';

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
  /** Why a message can never be taken in, such as one that breaks its schema; undefined for one that can. */
  readonly refuses?: (message: {
    readonly id: string;
    readonly key: string | undefined;
    readonly body: Plain;
  }) => string | undefined;
}

export interface SubscriptionSpec {
  /** Deliveries without an ack at a time, at most. */
  readonly prefetch?: number;
  /** When a message counts as done: once the consumer succeeds (the default), on delivery (at most once), or when it says so. */
  readonly ack?: 'on-success' | 'on-delivery' | 'manual';
}
