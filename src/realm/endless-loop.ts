/**
 * Tells which loop to blame once a run has gone round its loops too often. The loop that went round last is often only a short one
 * inside of the one that never ends, so the last rounds of the budget are watched: what never ends goes round, and is not entered.
 */
export interface LoopWatch {
  /** Whether rounds and entries are watched yet. */
  readonly watching: boolean;
  /** Watches from now on, however much of the budget is left. */
  watch(): void;
  /** The loop to name by what was seen so far; undefined where none went round. */
  endless(): Place | undefined;
  /** A statement begins; it may be a loop that is entered. */
  entered(line: number, column: number): void;
  /** A loop goes round. Returns the loop to name, should this round be one too many. */
  round(line: number, column: number): Place;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Watched extends Place {
  rounds: number;
  entered: boolean;
}

/** The share of the budget that is watched: a loop inside that goes round for longer than this is taken for endless itself. */
const watchedShare = 0.25;
/** Wider than any line, so that a place is one number. */
const widest = 2 ** 20;

/** @param limit the number of rounds, in all loops together, after which a run is stopped */
export function watchLoops(limit: number): LoopWatch {
  const loops = new Map<number, Watched>();
  let from = Math.floor(limit * (1 - watchedShare));
  let rounds = 0;

  function endless(): Place | undefined {
    const seen = [...loops.values()];
    // Labels and missing braces hide that a loop is entered; of two, the outer one goes round less often, or stands in front.
    const [first] = seen
      .filter(({ entered }) => !entered)
      .sort((a, b) => a.rounds - b.rounds || a.line - b.line || a.column - b.column);
    return first ?? seen.sort((a, b) => b.rounds - a.rounds)[0];
  }

  return {
    get watching() {
      return rounds >= from;
    },
    watch: () => {
      from = Math.min(from, rounds);
    },
    endless,
    entered(line, column) {
      const loop = loops.get(line * widest + column);
      if (loop) loop.entered = true;
    },
    round(line, column) {
      rounds += 1;
      if (rounds <= from) return { line, column };
      const key = line * widest + column;
      const loop = loops.get(key) ?? { line, column, rounds: 0, entered: false };
      loop.rounds += 1;
      loops.set(key, loop);
      return rounds > limit ? (endless() ?? loop) : loop;
    },
  };
}
