import type { Kernel } from './kernel.ts';
import { answeredError } from './service-error.ts';
import type { Network, Parcel } from './network.ts';
import type { IncomingCall, Receiver, Work } from './work.ts';
import type { Outcome, Plain, SourcePosition } from './trace/record.ts';

/** What a caller hands over. One object may serve for many calls that are alike. */
export interface CallRequest {
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly priority?: number;
  /** Who learns what became of it. */
  readonly caller: Caller;
}

/** How one call of a request differs from another. */
export interface CallOptions {
  readonly attempt?: number;
  readonly timeoutMs?: number | undefined;
  readonly source?: SourcePosition | undefined;
}

export interface Caller {
  /** Told once of each call: the reply, or that its time is over. Never told of a reply that was lost, nor after an abort. */
  settled(call: OpenCall, ending: Outcome | 'timed-out'): void;
}

/** How the calls of a run ended, for their callers. */
export interface CallCounts {
  sent: number;
  answered: number;
  timedOut: number;
  aborted: number;
  /** Calls that nobody has settled: under way, or lost without a deadline. */
  open: number;
}

/** Carries calls to services and replies back, and keeps the deadlines of those who wait. */
export class Calls {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly #receivers: ReadonlyMap<string, Receiver>;
  readonly counts: CallCounts = { sent: 0, answered: 0, timedOut: 0, aborted: 0, open: 0 };

  constructor(kernel: Kernel, network: Network, receivers: ReadonlyMap<string, Receiver>) {
    this.kernel = kernel;
    this.network = network;
    this.#receivers = receivers;
  }

  receiver(name: string): Receiver | undefined {
    return this.#receivers.get(name);
  }

  send(request: CallRequest, { attempt = 1, timeoutMs, source }: CallOptions = first): OpenCall {
    const { kernel, counts } = this;
    const { recorder } = kernel;
    counts.open += 1;
    const call = new OpenCall(this, request, counts.sent++, source);
    if (timeoutMs !== undefined) call.waitUntil(timeoutMs);
    if (recorder.on) {
      const { from, to, operation, body, headers } = request;
      const deadline = call.deadline === undefined ? {} : { deadline: call.deadline };
      const fields = { node: from, call: call.call, to, operation, body, headers, attempt, ...deadline, ...placeOf(source) };
      call.record = call.sentRecord = recorder.cause = recorder.add('call-sent', kernel.nowMs, fields);
    }
    this.network.send(request.from, request.to, call);
    return call;
  }
}

const first: CallOptions = {};

/** A call on its way: first as a request, then as a reply. */
export class OpenCall implements Work, Parcel {
  readonly #calls: Calls;
  readonly #request: CallRequest;
  readonly #source: SourcePosition | undefined;
  readonly call: number;
  deadline: number | undefined = undefined;
  record = -1;
  sentRecord = -1;
  readonly sentUs: number;
  arrivedUs = 0;
  startedUs = -1;
  station: unknown = undefined;
  life = 0;
  #waiting = true;
  #timer = -1;
  #outcome: Outcome | undefined = undefined;
  #replyRecord = -1;
  #gone: (() => void)[] | undefined = undefined;
  /** The call that the caller waits for, when this is a copy that a link made. */
  #original: OpenCall | undefined = undefined;

  constructor(calls: Calls, request: CallRequest, call: number, source: SourcePosition | undefined) {
    this.#calls = calls;
    this.#request = request;
    this.call = call;
    this.sentUs = calls.kernel.nowUs;
    this.#source = source;
  }

  get from(): string {
    return this.#request.from;
  }
  get to(): string {
    return this.#request.to;
  }
  get operation(): string {
    return this.#request.operation;
  }
  get body(): Plain {
    return this.#request.body;
  }
  get headers(): Readonly<Record<string, string>> {
    return this.#request.headers;
  }
  get priority(): number {
    return this.#request.priority ?? 0;
  }

  /** False once the caller has stopped waiting. */
  get waiting(): boolean {
    return this.#original?.waiting ?? this.#waiting;
  }

  waitUntil(timeoutMs: number): void {
    const { kernel } = this.#calls;
    this.deadline = kernel.nowMs + timeoutMs;
    this.#timer = kernel.after(timeoutMs, timeOut, this);
  }

  deliver(): void {
    if (this.#outcome === undefined) this.#arrive();
    else this.#replyArrives(this.#outcome);
  }

  lose(reason: string): void {
    const { recorder, nowMs } = this.#calls.kernel;
    if (!recorder.on) return;
    if (this.#outcome === undefined) recorder.add('call-lost', nowMs, { node: this.from, call: this.call, reason }, this.record);
    else recorder.add('reply-lost', nowMs, { node: this.to, call: this.call, reason }, this.#replyRecord);
  }

  copy(): OpenCall {
    if (this.#outcome !== undefined) return this;
    const copy = new OpenCall(this.#calls, this.#request, this.call, this.#source);
    copy.#original = this.#original ?? this;
    copy.deadline = this.deadline;
    copy.record = copy.sentRecord = this.sentRecord;
    return copy;
  }

  #arrive(): void {
    const { recorder, nowMs } = this.#calls.kernel;
    const receiver = this.#calls.receiver(this.to);
    recorder.cause = this.record;
    // Learner code names services as it likes. What can never be reached answers with the status of no answer at all.
    if (!receiver) return this.reply({ ok: false, error: answeredError(0, `There is no service called "${this.to}"`) });
    if (recorder.on)
      this.record = recorder.cause = recorder.add('call-arrived', nowMs, { node: this.to, call: this.call }, this.record);
    receiver.receive(this);
  }

  reply(outcome: Outcome): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    const { kernel, network } = this.#calls;
    const { recorder } = kernel;
    const { from, to } = this.#request;
    if (recorder.on) {
      this.#replyRecord = recorder.add('reply-sent', kernel.nowMs, { node: to, call: this.call, outcome });
      recorder.cause = this.#replyRecord;
    }
    if (network.losesReply(to, from)) return this.lose('lost on the way');
    network.send(to, from, this);
  }

  #replyArrives(outcome: Outcome): void {
    const call = this.#original ?? this;
    if (!call.#waiting) return;
    const { kernel, counts } = this.#calls;
    call.#stopWaiting();
    counts.answered += 1;
    if (kernel.recorder.on) {
      const fields = { node: this.from, call: this.call, outcome };
      kernel.recorder.cause = kernel.recorder.add('reply-arrived', kernel.nowMs, fields, this.#replyRecord);
    }
    this.#request.caller.settled(call, outcome);
  }

  #stopWaiting(): void {
    this.#waiting = false;
    this.#calls.counts.open -= 1;
    if (this.#timer >= 0) this.#calls.kernel.cancel(this.#timer);
  }

  #leave(kind: 'call-timed-out' | 'call-aborted'): void {
    const { kernel, counts } = this.#calls;
    this.#stopWaiting();
    counts[kind === 'call-aborted' ? 'aborted' : 'timedOut'] += 1;
    if (kernel.recorder.on) {
      const fields = { node: this.from, call: this.call, ...placeOf(this.#source) };
      kernel.recorder.cause = kernel.recorder.add(kind, kernel.nowMs, fields, this.sentRecord);
    }
    for (const act of this.#gone ?? []) act();
  }

  timeOut(): void {
    if (!this.#waiting) return;
    this.#leave('call-timed-out');
    this.#request.caller.settled(this, 'timed-out');
  }

  /** Makes the caller stop waiting. */
  abort(): void {
    if (this.#waiting) this.#leave('call-aborted');
  }

  onCallerGone(act: () => void): void {
    if (this.#original) return this.#original.onCallerGone(act);
    if (!this.#waiting) act();
    else (this.#gone ??= []).push(act);
  }
}

function timeOut(call: OpenCall): void {
  call.timeOut();
}

function placeOf(source: SourcePosition | undefined): { source?: SourcePosition } {
  return source ? { source } : {};
}

/** What a host's code sees of its work: plain data of its own. */
export function incomingOf(work: Work): IncomingCall {
  const { call, from, operation, body, headers, deadline, priority, message } = work;
  const incoming: Writable<IncomingCall> = { call, from, operation, body, headers, priority };
  if (deadline !== undefined) incoming.deadline = deadline;
  if (message !== undefined) incoming.message = message;
  return incoming;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
