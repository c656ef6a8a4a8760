/**
 * Notices that code has been at work for long, while it still comes past marks: the clock outside may soon end it, and could not say
 * where it was. Looks at the clock of the machine, but changes nothing of the run.
 */
export interface Overtime {
  /** Code comes past a mark. */
  pass(line: number, column: number): void;
}

export interface OvertimeParts {
  /** Real time in ms. */
  readonly nowMs: () => number;
  /** Called once, when it is time to look closely where the code is. */
  readonly onSuspect: () => void;
  /** Called once, a little later, with the last mark. */
  readonly onLate: (line: number, column: number) => void;
}

/** Both before the 1500 ms after which the broker ends all work. */
const suspectAfterMs = 900;
const lateAfterMs = 1150;
/** The clock is read at every so many marks at most; where marks are far between, at each of them. */
const mostMarks = 64;
const farBetweenMs = 5;

/** Starts to count when it is made. */
export function watchOvertime({ nowMs, onSuspect, onLate }: OvertimeParts): Overtime {
  const startedAt = nowMs();
  let readAt = startedAt;
  let every = 1;
  let left = 1;
  let suspected = false;
  let told = false;

  function read(line: number, column: number): void {
    const now = nowMs();
    every = now - readAt > farBetweenMs ? 1 : Math.min(mostMarks, every * 2);
    left = every;
    readAt = now;
    if (!suspected && now - startedAt > suspectAfterMs) {
      suspected = true;
      onSuspect();
    }
    if (!told && now - startedAt > lateAfterMs) {
      told = true;
      onLate(line, column);
    }
  }

  return {
    pass(line, column) {
      left -= 1;
      if (left === 0) read(line, column);
    },
  };
}
