import type { Outcome, Plain } from './trace/record.ts';

/** A request as the service that receives it sees it. */
export interface IncomingCall {
  /** The call's number; −1 for a message. */
  readonly call: number;
  readonly from: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  /** When the caller stops waiting, in ms of virtual time. */
  readonly deadline?: number | undefined;
  /** Higher is served first, where a service serves by priority. */
  readonly priority: number;
  /** Present when it came from a queue. */
  readonly message?: IncomingMessage | undefined;
}

/** What a consumer sees of a message besides its body and headers. */
export interface IncomingMessage {
  /** The id that the publisher gave it: the same in every delivery. */
  readonly id: string;
  readonly key: string | undefined;
  readonly queue: string;
  /** Which delivery of this message it is; the first is 1. */
  readonly attempt: number;
}

/** Something that a service does for somebody: a call to answer, or a message to settle. */
export interface Work extends IncomingCall {
  /** The record of its latest step at the service. */
  record: number;
  /** When it came and when a worker took it up, in µs; −1 while it waits. */
  arrivedUs: number;
  startedUs: number;
  /** The service that has it, and which life of it. */
  station: unknown;
  life: number;
  /** False once nobody waits for the answer. */
  readonly waiting: boolean;
  /** Answers the call or settles the message. A second answer is ignored. */
  reply(outcome: Outcome): void;
  /** Told when the caller stops waiting before it has a reply. */
  onCallerGone(act: () => void): void;
}

/** Who takes work up at its destination. */
export interface Receiver {
  receive(work: Work): void;
}
