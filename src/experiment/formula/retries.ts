/**
 * The most attempts that one request can become at the bottom of `layers` layers that each try up to `attempts` times: attempts to the
 * power of layers. Beyer et al., "Site Reliability Engineering" (2016), chapter 22.
 */
export function retryAmplification(attempts: number, layers: number): number {
  let product = 1;
  for (let layer = 0; layer < layers; layer += 1) product *= attempts;
  return product;
}

/**
 * Attempts per request in the mean when each fails with chance `failure`, independently, and there are at most `attempts`:
 * 1 + f + f² + … (a geometric sum).
 */
export function meanAttempts(failure: number, attempts: number): number {
  let sum = 0;
  let reached = 1;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    sum += reached;
    reached *= failure;
  }
  return sum;
}
