import type { Kernel } from './kernel.ts';
import { answeredError } from './service-error.ts';
import type { Network } from './network.ts';
import type { Outcome, Plain, SourcePosition } from './trace/record.ts';

/** A request as the service that receives it sees it. */
export interface IncomingCall {
  readonly call: number;
  readonly from: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline?: number;
}

/** What a caller hands over, and how it learns what became of it. */
export interface CallRequest {
  readonly from: string;
  readonly to: string;
  readonly operation: string;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly attempt?: number;
  readonly timeoutMs?: number;
  readonly source?: SourcePosition;
  /** Told once: the reply, or that the time is over. Never told of a reply that was lost. */
  settled(result: { readonly outcome: Outcome } | { readonly timedOut: true }): void;
}

/** A call on its way. The callee answers through `reply`; a second answer is ignored. */
export interface OpenCall extends IncomingCall {
  readonly to: string;
  /** The record of its latest step at the callee. */
  record: number;
  /** False once the caller has stopped waiting. */
  waiting: boolean;
  reply(outcome: Outcome): void;
  /** Told when the caller stops waiting before it has a reply. */
  onCallerGone(act: () => void): void;
}

/** Who takes a call up at its destination. */
export interface Receiver {
  receive(call: OpenCall): void;
}

/** Carries calls to services and replies back, and keeps the deadlines of those who wait. */
export class Calls {
  readonly #kernel: Kernel;
  readonly #network: Network;
  readonly #receivers: Map<string, Receiver>;
  #count = 0;
  /** How many further replies from one node to another are lost. */
  readonly #replyLosses = new Map<string, number>();

  constructor(kernel: Kernel, network: Network, receivers: Map<string, Receiver>) {
    this.#kernel = kernel;
    this.#network = network;
    this.#receivers = receivers;
  }

  loseReplies(from: string, to: string, times: number): void {
    this.#replyLosses.set(`${from}>${to}`, times);
  }

  /** Sends a call; the returned function makes the caller stop waiting. */
  send(request: CallRequest): { readonly call: number; abort(): void } {
    const { from, to, operation, body, headers, attempt = 1, timeoutMs, source } = request;
    const { recorder } = this.#kernel;
    const call = this.#count++;
    const place = source ? { source } : {};
    const deadline = timeoutMs === undefined ? {} : { deadline: this.#kernel.nowMs + timeoutMs };
    const sent = recorder.add('call-sent', this.#kernel.nowMs, {
      node: from,
      call,
      to,
      operation,
      body,
      headers,
      attempt,
      ...deadline,
      ...place,
    });
    let timer: number | undefined;
    const gone: (() => void)[] = [];
    const stopWaiting = () => {
      open.waiting = false;
      if (timer !== undefined) this.#kernel.cancel(timer);
    };
    const leave = (kind: 'call-timed-out' | 'call-aborted') => {
      if (!open.waiting) return;
      stopWaiting();
      recorder.cause = recorder.add(kind, this.#kernel.nowMs, { node: from, call, ...place }, sent);
      for (const act of gone) act();
    };
    const open: OpenCall = {
      call,
      from,
      to,
      operation,
      body,
      headers,
      ...deadline,
      record: sent,
      waiting: true,
      onCallerGone: (act) => void (open.waiting ? gone.push(act) : act()),
      reply: (outcome) => this.#reply(open, request, stopWaiting, outcome),
    };
    if (timeoutMs !== undefined) {
      timer = this.#kernel.after(
        timeoutMs,
        () => {
          leave('call-timed-out');
          request.settled({ timedOut: true });
        },
        undefined,
      );
    }
    recorder.cause = sent;
    this.#network.send({
      from,
      to,
      deliver: () => this.#arrive(open),
      lose: (reason) => void recorder.add('call-lost', this.#kernel.nowMs, { node: from, call, reason }, sent),
    });
    return { call, abort: () => leave('call-aborted') };
  }

  #arrive(open: OpenCall): void {
    const receiver = this.#receivers.get(open.to);
    // Learner code names services as it likes. What can never be reached answers with the status of no answer at all.
    if (!receiver) return open.reply({ ok: false, error: answeredError(0, `There is no service called "${open.to}"`) });
    open.record = this.#kernel.recorder.add('call-arrived', this.#kernel.nowMs, { node: open.to, call: open.call }, open.record);
    this.#kernel.recorder.cause = open.record;
    receiver.receive(open);
  }

  #reply(open: OpenCall, request: CallRequest, stopWaiting: () => void, outcome: Outcome): void {
    const { recorder } = this.#kernel;
    const { call, from, to } = open;
    const sent = recorder.add('reply-sent', this.#kernel.nowMs, { node: to, call, outcome });
    const lose = (reason: string) => void recorder.add('reply-lost', this.#kernel.nowMs, { node: to, call, reason }, sent);
    const losses = this.#replyLosses.get(`${to}>${from}`) ?? 0;
    if (losses > 0) {
      this.#replyLosses.set(`${to}>${from}`, losses - 1);
      return lose('lost on the way');
    }
    recorder.cause = sent;
    this.#network.send({
      from: to,
      to: from,
      lose,
      deliver: () => {
        if (!open.waiting) return;
        stopWaiting();
        recorder.cause = recorder.add('reply-arrived', this.#kernel.nowMs, { node: from, call, outcome }, sent);
        request.settled({ outcome });
      },
    });
  }
}
