import type { Outcome, Plain } from './trace/record.ts';

/** Hands a message over to a queue or topic; `done` is told when the broker has it, or does not take it. */
export type Publisher = (message: PublishRequest, done?: (outcome: Outcome) => void) => void;

export interface PublishRequest {
  readonly from: string;
  readonly to: string;
  readonly body: Plain;
  /** Messages of one key keep their order, where the queue has partitions. */
  readonly key?: string | undefined;
  /** The message's id; without it one is given. */
  readonly id?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly priority?: number;
  /** Delivered no sooner than this after it was queued. */
  readonly delayMs?: number;
}
