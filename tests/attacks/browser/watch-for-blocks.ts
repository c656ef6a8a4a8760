const beatMs = 10;

/** Beats until it is stopped, and then gives the longest time in ms that a beat was late: for so long the page could not act. */
export function watchForBlocks(): () => number {
  let last = performance.now();
  let longestMs = 0;
  const beat = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - beatMs);
    last = now;
  };
  const timer = setInterval(beat, beatMs);
  return () => {
    clearInterval(timer);
    beat();
    return longestMs;
  };
}
