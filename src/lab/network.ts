import { sample, type Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';
import type { RandomStream } from './random.ts';

export interface LinkSpec {
  readonly latency?: Distribution;
  /** The share of transmissions that never arrive. */
  readonly lossRate?: number;
  /** The share of transmissions that arrive twice. */
  readonly duplicateRate?: number;
  /** True keeps the order in which things were sent, as one connection does. Otherwise what is faster overtakes. */
  readonly ordered?: boolean;
}

/** Something that is sent over a link. */
export interface Parcel {
  deliver(): void;
  lose(reason: string): void;
  /** What arrives second, on links that duplicate. */
  copy(): Parcel;
}

interface Link extends Required<Omit<LinkSpec, 'latency'>> {
  readonly latency: Distribution | undefined;
  readonly latencies: RandomStream;
  readonly loss: RandomStream;
  readonly duplicates: RandomStream;
  /** When the transmission sent last arrives, on links that keep the order. */
  arrivesMs: number;
}

/** The links between nodes: latency, loss, partitions, and transmissions held back. A link that nobody described is instant and lossless. */
export class Network {
  readonly #kernel: Kernel;
  readonly #links = new Map<string, Map<string, Link>>();
  readonly #cut = new Set<string>();
  readonly #held = new Map<string, (() => void)[]>();
  /** How many further replies, acks and confirmations from one node to another are lost. */
  readonly #replyLosses = new Map<string, number>();
  /** Whether any link is held or cut. */
  #disturbed = false;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  link(from: string, to: string, spec: LinkSpec): void {
    const name = nameOf(from, to);
    const known = this.#links.get(from) ?? new Map<string, Link>();
    this.#links.set(from, known);
    known.set(to, {
      latency: spec.latency,
      lossRate: spec.lossRate ?? 0,
      duplicateRate: spec.duplicateRate ?? 0,
      ordered: spec.ordered ?? false,
      latencies: this.#kernel.stream(`${name}/latency`),
      loss: this.#kernel.stream(`${name}/loss`),
      duplicates: this.#kernel.stream(`${name}/duplicates`),
      arrivesMs: 0,
    });
  }

  partition(a: string, b: string): void {
    this.#cut.add(nameOf(a, b)).add(nameOf(b, a));
    this.#disturbed = true;
  }

  repair(a: string, b: string): void {
    this.#cut.delete(nameOf(a, b));
    this.#cut.delete(nameOf(b, a));
    this.#settle();
  }

  hold(a: string, b: string): void {
    for (const name of [nameOf(a, b), nameOf(b, a)]) if (!this.#held.has(name)) this.#held.set(name, []);
    this.#disturbed = true;
  }

  release(a: string, b: string): void {
    for (const name of [nameOf(a, b), nameOf(b, a)]) {
      const waiting = this.#held.get(name) ?? [];
      this.#held.delete(name);
      this.#settle();
      for (const send of waiting) send();
    }
  }

  loseReplies(from: string, to: string, times: number): void {
    this.#replyLosses.set(nameOf(from, to), times);
  }

  /** Whether a reply, ack or confirmation that is about to be sent is one of those that a fault loses. */
  losesReply(from: string, to: string): boolean {
    if (this.#replyLosses.size === 0) return false;
    const name = nameOf(from, to);
    const losses = this.#replyLosses.get(name) ?? 0;
    if (losses <= 0) return false;
    this.#replyLosses.set(name, losses - 1);
    return true;
  }

  send(from: string, to: string, parcel: Parcel): void {
    if (this.#disturbed && this.#stopped(from, to, parcel)) return;
    const link = this.#links.size === 0 ? undefined : this.#links.get(from)?.get(to);
    if (link === undefined) return void this.#kernel.soon(deliver, parcel);
    if (link.lossRate > 0 && link.loss.uniform() < link.lossRate) return parcel.lose('lost on the way');
    this.#travel(link, parcel);
    if (link.duplicateRate > 0 && link.duplicates.uniform() < link.duplicateRate) this.#travel(link, parcel.copy());
  }

  #travel(link: Link, parcel: Parcel): void {
    const delayMs = link.latency === undefined ? 0 : sample(link.latency, link.latencies);
    if (!link.ordered) return void this.#kernel.after(delayMs, deliver, parcel);
    link.arrivesMs = Math.max(link.arrivesMs, this.#kernel.nowMs + delayMs);
    this.#kernel.at(link.arrivesMs, deliver, parcel);
  }

  #stopped(from: string, to: string, parcel: Parcel): boolean {
    const name = nameOf(from, to);
    const held = this.#held.get(name);
    if (held) {
      held.push(() => this.send(from, to, parcel));
      return true;
    }
    if (!this.#cut.has(name)) return false;
    parcel.lose(`${from} and ${to} are partitioned`);
    return true;
  }

  #settle(): void {
    this.#disturbed = this.#held.size > 0 || this.#cut.size > 0;
  }
}

function deliver(parcel: Parcel): void {
  parcel.deliver();
}

function nameOf(from: string, to: string): string {
  return `${from}>${to}`;
}
