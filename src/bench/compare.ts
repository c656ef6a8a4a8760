import { performance } from 'node:perf_hooks';

/** What one run of a workload gave: the same, whichever engine ran it. */
export interface Outcome {
  /** Events of the model, such as arrivals, departures, deadlines; not those that an engine makes for itself. */
  readonly events: number;
  /** Figures of the model by name, which show that the engines did the same work. */
  readonly figures: Readonly<Record<string, number>>;
}

/** One way to do the work. */
export interface Contestant {
  readonly name: string;
  run(): Outcome | Promise<Outcome>;
}

export interface Result {
  readonly name: string;
  readonly outcome: Outcome;
  /** Median of the rounds. */
  readonly eventsPerS: number;
  readonly rounds: number;
}

/** Whoever takes longer than this for its first turn gets no other, and that one counts: what it would gain by warming up is small beside it. */
const patienceMs = 2000;

/** Times each contestant in turns, so that what disturbs the machine disturbs all; the first turn of each warms it up and does not count. */
export async function compare(contestants: readonly Contestant[], rounds: number): Promise<readonly Result[]> {
  const running = contestants.map((contestant) => ({ contestant, tookMs: [] as number[], slow: false, outcome: none }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const each of running) {
      if (each.slow) continue;
      const start = performance.now();
      each.outcome = await each.contestant.run();
      const took = performance.now() - start;
      each.slow = round === 0 && took > patienceMs;
      if (round > 0 || each.slow) each.tookMs.push(took);
    }
  }
  return running.map(({ contestant, tookMs, outcome }) => ({
    name: contestant.name,
    outcome,
    eventsPerS: outcome.events / (median(tookMs) / 1000),
    rounds: tookMs.length,
  }));
}

const none: Outcome = { events: 0, figures: {} };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
