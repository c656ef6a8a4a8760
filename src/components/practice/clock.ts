/** What a clock of `seconds` shows after `elapsedMs`: the time left, and past the end the time over, with a plus. */
export function clockFace(seconds: number, elapsedMs: number): string {
  const elapsed = Math.floor(elapsedMs / 1000);
  return elapsed <= seconds ? minutes(seconds - elapsed) : `+${minutes(elapsed - seconds)}`;
}

/** What is said aloud when the second `elapsedS` begins, where anything is. */
export function clockWords(seconds: number, elapsedS: number): string | undefined {
  if (elapsedS === seconds - 30) return '30 seconds left.';
  if (elapsedS === seconds) return `${seconds} seconds are over. Finish your thought.`;
  return undefined;
}

/** 95 s as "1:35". */
export function minutes(totalS: number): string {
  return `${Math.floor(totalS / 60)}:${String(totalS % 60).padStart(2, '0')}`;
}
