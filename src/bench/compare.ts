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
  /** Per second of processor time, the median of the rounds. */
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
      const start = processorMs();
      each.outcome = await each.contestant.run();
      const took = processorMs() - start;
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

/** The time that this process has had on processors, in ms, its helper threads included: a busy machine adds less to it than to the clock. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const none: Outcome = { events: 0, figures: {} };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
