import { sample, type Distribution } from '../distribution.ts';
import { log } from '../arithmetic.ts';
import type { RandomStream } from '../random.ts';

/** When requests come, whatever becomes of them. Plain data. */
export type Arrivals =
  /** At random, independent of each other, at a mean rate. */
  | { readonly kind: 'poisson'; readonly ratePerS: number }
  /** At equal distances. */
  | { readonly kind: 'regular'; readonly ratePerS: number }
  /** The gaps between arrivals are drawn from a distribution. */
  | { readonly kind: 'renewal'; readonly gap: Distribution }
  /** So many at once, again and again. */
  | { readonly kind: 'bursts'; readonly size: number; readonly everyMs: number }
  /** At random or at equal distances, at a rate that changes; none after the last phase. */
  | {
      readonly kind: 'phases';
      readonly phases: readonly { readonly forMs: number; readonly ratePerS: number }[];
      readonly random?: boolean;
    }
  /** At these moments. */
  | { readonly kind: 'times'; readonly atMs: readonly number[] };

/** Gives the moments of an arrival process, one after the other, in ms from the start of the load; Infinity when there is none left. */
export function arrivalTimes(arrivals: Arrivals, stream: RandomStream): () => number {
  let atMs = 0;
  let count = 0;
  switch (arrivals.kind) {
    case 'poisson':
      return () => (atMs = micros(atMs + (-1000 / arrivals.ratePerS) * log(1 - stream.uniform())));
    case 'regular':
      return () => (count++ * 1000) / arrivals.ratePerS;
    case 'renewal':
      return () => (atMs = micros(atMs + sample(arrivals.gap, stream)));
    case 'bursts':
      return () => Math.floor(count++ / arrivals.size) * arrivals.everyMs;
    case 'times':
      return () => arrivals.atMs[count++] ?? Infinity;
    case 'phases':
      return phased(arrivals, stream);
  }
}

/** Work to the next arrival is done at the rate of whichever phase it falls in. */
function phased({ phases, random = true }: Extract<Arrivals, { kind: 'phases' }>, stream: RandomStream): () => number {
  let index = 0;
  let atMs = 0;
  let endMs = phases[0]?.forMs ?? 0;
  return () => {
    let left = random ? -log(1 - stream.uniform()) : 1;
    while (index < phases.length) {
      const perMs = phases[index]!.ratePerS / 1000;
      const neededMs = perMs === 0 ? Infinity : left / perMs;
      if (atMs + neededMs < endMs) return (atMs += neededMs);
      left -= (endMs - atMs) * perMs;
      atMs = endMs;
      index += 1;
      endMs += phases[index]?.forMs ?? 0;
    }
    return Infinity;
  };
}

/** Each gap begins at a whole microsecond, where the arrival before it took place. */
function micros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
