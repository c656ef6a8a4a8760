/**
 * What a run leaves behind: a list of records in the order in which they happened. Plain data only, so that a trace can be
 * cloned across realms, hashed, stored, and read by checks, figures and stories that never saw the run.
 *
 * A record's number is its index in `Trace.records`. Every record but a root names the record that caused it.
 */

/** A place in the learner's own text. Lines and columns count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Any value that survives a structured clone and a JSON round trip. */
export type Plain = null | boolean | number | string | undefined | readonly Plain[] | { readonly [key: string]: Plain };

export interface PlainError {
  readonly name: string;
  readonly message: string;
  /** HTTP-like status, where the error carries one. */
  readonly status?: number;
  readonly source?: SourcePosition;
}

export type Outcome = { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly error: PlainError };

interface RecordBase {
  /** Virtual time in ms since the run began; a multiple of 0.001. */
  readonly at: number;
  /** The service, client, queue, topic or store at which it happened; `world` for faults. */
  readonly node: string;
  /** The number of the record that caused this one; null for a root. */
  readonly cause: number | null;
  /** Where in the learner's code the interaction began, if learner code began it. */
  readonly source?: SourcePosition;
}

/**
 * A call is a request that expects a reply. `call` numbers calls from 0 within a run. The life of a healthy call is
 * call-sent (at the caller) → call-arrived → call-started → reply-sent (at the callee) → reply-arrived (at the caller).
 */
export type CallRecord =
  | (RecordBase & {
      readonly kind: 'call-sent';
      readonly call: number;
      readonly to: string;
      readonly operation: string;
      readonly body: Plain;
      readonly headers: Readonly<Record<string, string>>;
      /** Which try of the same work this is, where the caller says so; the first is 1. */
      readonly attempt: number;
      /** When the caller will stop waiting, as a point in virtual time. */
      readonly deadline?: number;
    })
  | (RecordBase & { readonly kind: 'call-arrived'; readonly call: number })
  /** A worker of the callee took the call up: waiting ends, service begins. */
  | (RecordBase & { readonly kind: 'call-started'; readonly call: number })
  | (RecordBase & { readonly kind: 'call-rejected'; readonly call: number; readonly reason: string })
  | (RecordBase & { readonly kind: 'reply-sent'; readonly call: number; readonly outcome: Outcome })
  | (RecordBase & { readonly kind: 'reply-arrived'; readonly call: number; readonly outcome: Outcome })
  | (RecordBase & { readonly kind: 'call-lost'; readonly call: number; readonly reason: string })
  | (RecordBase & { readonly kind: 'reply-lost'; readonly call: number; readonly reason: string })
  /** The caller stopped waiting: its deadline passed. The callee may still be at work. */
  | (RecordBase & { readonly kind: 'call-timed-out'; readonly call: number })
  /** The caller stopped waiting: its AbortSignal fired. */
  | (RecordBase & { readonly kind: 'call-aborted'; readonly call: number });

/**
 * A message is handed over without waiting for its effect. `message` numbers messages from 0 within a run; each hand-over to
 * a consumer is a delivery, numbered from 0 within a run, with `attempt` counting the deliveries of that message.
 */
export type MessageRecord =
  | (RecordBase & {
      readonly kind: 'message-published';
      readonly message: number;
      /** The queue or topic it is addressed to. */
      readonly to: string;
      /** The id that the publisher gave it, which survives redelivery. */
      readonly id: string;
      readonly key?: string;
      readonly body: Plain;
      readonly headers: Readonly<Record<string, string>>;
    })
  | (RecordBase & { readonly kind: 'message-queued'; readonly message: number })
  /** The publisher knows that the broker has it. */
  | (RecordBase & { readonly kind: 'publish-confirmed'; readonly message: number })
  | (RecordBase & { readonly kind: 'publish-failed'; readonly message: number; readonly error: PlainError })
  | (RecordBase & {
      readonly kind: 'message-delivered';
      readonly message: number;
      readonly delivery: number;
      readonly attempt: number;
      readonly to: string;
    })
  | (RecordBase & { readonly kind: 'message-acked'; readonly message: number; readonly delivery: number })
  | (RecordBase & {
      readonly kind: 'message-nacked';
      readonly message: number;
      readonly delivery: number;
      readonly reason: string;
    })
  /** The visibility timeout passed without an ack: the queue takes the message back. */
  | (RecordBase & { readonly kind: 'message-returned'; readonly message: number; readonly delivery: number })
  | (RecordBase & {
      readonly kind: 'message-dead-lettered';
      readonly message: number;
      readonly to: string;
      readonly reason: string;
    })
  | (RecordBase & { readonly kind: 'message-expired'; readonly message: number })
  /** Something about a message never arrived: itself on its way to the broker or to a consumer, the broker's confirmation, or an ack. */
  | (RecordBase & {
      readonly kind: 'message-lost';
      readonly message: number;
      readonly leg: 'publish' | 'confirm' | 'delivery' | 'ack';
      readonly reason: string;
    })
  | (RecordBase & { readonly kind: 'message-rejected'; readonly message: number; readonly reason: string });

/** One row changed by a committed transaction. `after` is undefined for a deletion. */
export interface StoreWrite {
  readonly table: string;
  readonly key: string;
  readonly before?: Plain;
  readonly after?: Plain;
}

export type StoreRecord =
  | (RecordBase & {
      readonly kind: 'store-read';
      readonly store: string;
      readonly table: string;
      readonly key?: string;
      readonly rows: number;
      readonly version?: number;
    })
  | (RecordBase & {
      readonly kind: 'store-committed';
      readonly store: string;
      readonly transaction: number;
      readonly writes: readonly StoreWrite[];
    })
  | (RecordBase & {
      readonly kind: 'store-aborted';
      readonly store: string;
      readonly transaction: number;
      readonly error: PlainError;
    })
  /** What was asked is done, and the answer never arrives at who asked. */
  | (RecordBase & { readonly kind: 'store-answer-lost'; readonly store: string; readonly to: string });

/** The life of a process, and what its code did beside the world. */
export type ProcessRecord =
  | (RecordBase & { readonly kind: 'crashed'; readonly crossing?: number; readonly side?: 'before' | 'after' })
  | (RecordBase & { readonly kind: 'restarted' })
  | (RecordBase & { readonly kind: 'slept'; readonly delayMs: number })
  | (RecordBase & {
      readonly kind: 'console';
      readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
      readonly text: string;
    })
  | (RecordBase & { readonly kind: 'unhandled-rejection'; readonly error: PlainError })
  /** Learner code threw outside any promise, for example in a timer. */
  | (RecordBase & { readonly kind: 'uncaught-error'; readonly error: PlainError });

export type FaultRecord =
  | (RecordBase & { readonly kind: 'fault-began'; readonly fault: string; readonly target: string; readonly detail: Plain })
  | (RecordBase & { readonly kind: 'fault-ended'; readonly fault: string; readonly target: string });

/** A caller's policy acted: its circuit breaker changed, or a request or a retry was refused before it was sent. */
export type PolicyRecord = RecordBase & {
  readonly kind: 'policy';
  readonly policy: 'breaker' | 'bulkhead' | 'rate-limit' | 'retry-budget';
  readonly event: 'opened' | 'half-opened' | 'closed' | 'refused';
  readonly to: string;
};

/** A fact of the domain that a world notes for its checks and stories, such as money moved. */
export type FactRecord = RecordBase & { readonly kind: 'fact'; readonly fact: string; readonly detail: Plain };

export type TraceRecord = CallRecord | MessageRecord | StoreRecord | ProcessRecord | FaultRecord | PolicyRecord | FactRecord;

/** Why a run stopped. The last four are failures of the code that ran, each with its own verdict. */
export type RunEnd =
  | { readonly reason: 'quiescent' }
  | { readonly reason: 'until' }
  | {
      readonly reason: 'jobs-budget' | 'events-budget' | 'loop-budget' | 'trace-budget';
      readonly limit: number;
      readonly message: string;
      readonly source?: SourcePosition;
    };

export interface Trace {
  readonly seed: number;
  readonly records: readonly TraceRecord[];
  readonly end: RunEnd;
  /** Virtual time of the last event, in ms. */
  readonly endedAt: number;
  readonly events: number;
  readonly jobs: number;
  /** How many crossings the learner's services made: the range of a crash sweep. */
  readonly crossings: number;
}
