/**
 * The chance that at least one of `calls` independent calls is slow, when each is with chance `slow`: 1 − (1 − p)ⁿ. Dean and Barroso, "The
 * Tail at Scale" (2013), give it for 100 servers and one slow answer in a hundred.
 */
export function atLeastOneSlow(slow: number, calls: number): number {
  let fast = 1;
  for (let call = 0; call < calls; call += 1) fast *= 1 - slow;
  return 1 - fast;
}
