import { sample, type Distribution } from './distribution.ts';
import type { Kernel } from './kernel.ts';

export interface LinkSpec {
  readonly latency?: Distribution;
  /** The share of transmissions that never arrive. */
  readonly lossRate?: number;
}

/** What a transmission leaves behind when it does not arrive. */
export interface Transmission {
  readonly from: string;
  readonly to: string;
  deliver(): void;
  lose(reason: string): void;
}

/** The links between nodes: latency, loss, partitions, and transmissions held back. A link that nobody described is instant and lossless. */
export class Network {
  readonly #kernel: Kernel;
  readonly #links = new Map<string, LinkSpec>();
  readonly #cut = new Set<string>();
  readonly #held = new Map<string, Transmission[]>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  link(from: string, to: string, spec: LinkSpec): void {
    this.#links.set(nameOf(from, to), spec);
  }

  partition(a: string, b: string): void {
    this.#cut.add(nameOf(a, b)).add(nameOf(b, a));
  }

  repair(a: string, b: string): void {
    this.#cut.delete(nameOf(a, b));
    this.#cut.delete(nameOf(b, a));
  }

  hold(a: string, b: string): void {
    for (const name of [nameOf(a, b), nameOf(b, a)]) if (!this.#held.has(name)) this.#held.set(name, []);
  }

  release(a: string, b: string): void {
    for (const name of [nameOf(a, b), nameOf(b, a)]) {
      const waiting = this.#held.get(name) ?? [];
      this.#held.delete(name);
      for (const transmission of waiting) this.send(transmission);
    }
  }

  send(transmission: Transmission): void {
    const name = nameOf(transmission.from, transmission.to);
    const held = this.#held.get(name);
    if (held) {
      held.push(transmission);
      return;
    }
    if (this.#cut.has(name)) return transmission.lose(`${transmission.from} and ${transmission.to} are partitioned`);
    const spec = this.#links.get(name);
    if (spec?.lossRate !== undefined && spec.lossRate > 0 && this.#kernel.stream(`${name}/loss`).uniform() < spec.lossRate)
      return transmission.lose('lost on the way');
    const { cause } = this.#kernel.recorder;
    this.#kernel.after(
      spec?.latency ? sample(spec.latency, this.#kernel.stream(`${name}/latency`)) : 0,
      () => {
        this.#kernel.recorder.cause = cause;
        transmission.deliver();
      },
      undefined,
    );
  }
}

function nameOf(from: string, to: string): string {
  return `${from}>${to}`;
}
