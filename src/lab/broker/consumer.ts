import type { Receiver } from '../work.ts';

/** Who can take messages from a queue: a service or a host. */
export interface Consumer extends Receiver {
  readonly name: string;
  readonly up: boolean;
  /** How many messages it can work on at once, if that is bounded. */
  readonly workers: number | undefined;
  /** Told of each crash (false) and restart (true). */
  onLife(told: (alive: boolean) => void): void;
}
