import type { SourcePosition } from './record.ts';

/**
 * A run as a sequence diagram, before anything is drawn. Every item names the records that it was read from, in order, so that
 * a record can be found in the picture and the picture's parts in the code.
 */
export interface Sequence {
  /** In order of first appearance, clients first. */
  readonly lifelines: readonly Lifeline[];
  /** In order of their first record. */
  readonly items: readonly SequenceItem[];
  /** One per record, in order. */
  readonly events: readonly SequenceEvent[];
  /** Virtual time in ms at which the run ended. */
  readonly endedAt: number;
}

export interface Lifeline {
  readonly name: string;
  /** A client is never called; a queue takes messages; a store takes transactions. */
  readonly kind: 'client' | 'service' | 'queue' | 'store';
}

/** One record as a sentence. */
export interface SequenceEvent {
  readonly record: number;
  readonly at: number;
  readonly node: string;
  readonly cause: number | null;
  /** In present tense, without time and full stop: "page calls recs with {segment: …}". */
  readonly sentence: string;
  readonly source?: SourcePosition;
}

interface ItemBase {
  readonly records: readonly number[];
  readonly source?: SourcePosition;
}

/** Something that travels. `call` and `reply` are waited for; all others are handed over. */
export interface Arrow extends ItemBase {
  readonly type: 'arrow';
  readonly what: 'call' | 'reply' | 'publish' | 'confirm' | 'deliver' | 'ack' | 'nack' | 'dead-letter' | 'store';
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly sentAt: number;
  readonly end:
    | { readonly how: 'arrived'; readonly at: number }
    /** It was dropped on the way, or reached nobody who wanted it. */
    | { readonly how: 'lost'; readonly at: number; readonly reason: string }
    /** Still under way when the run ended. */
    | { readonly how: 'pending' };
  /** An error travels, or the receiver had stopped waiting. */
  readonly tone: 'plain' | 'bad' | 'late';
  /** Which try of the same work this is, or which delivery of the same message; the first is 1. */
  readonly attempt: number;
}

/** A stretch of time on one lifeline. */
export interface Span extends ItemBase {
  readonly type: 'span';
  /** `gave-up`: a caller waited this long in vain. */
  readonly what: 'busy' | 'waiting' | 'sleeping' | 'down' | 'gave-up';
  readonly lifeline: string;
  readonly from: number;
  readonly until: number;
  /** It had not ended when the run ended. */
  readonly open: boolean;
  readonly label: string;
  /** Work on a message: nobody waits for it. */
  readonly handedOver?: true;
  /** From this time on nobody was waiting for the result. */
  readonly abandonedAt?: number;
}

/** A point in time on one lifeline. */
export interface Mark extends ItemBase {
  readonly type: 'mark';
  readonly what:
    | 'timed-out'
    | 'aborted'
    | 'rejected'
    | 'crashed'
    | 'restarted'
    | 'returned'
    | 'expired'
    | 'publish-failed'
    | 'error'
    | 'console'
    | 'fact'
    | 'store';
  readonly tone: 'bad' | 'warn' | 'good' | 'quiet';
  readonly lifeline: string;
  readonly at: number;
  readonly label: string;
}

/** A fault, from when it began until it ended. */
export interface Band extends ItemBase {
  readonly type: 'band';
  /** The lifelines that it touches; none: the whole world. */
  readonly lifelines: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly open: boolean;
  readonly label: string;
}

export type SequenceItem = Arrow | Span | Mark | Band;
