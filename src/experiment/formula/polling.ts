/** Status reads per second when `openJobs` jobs are each asked about every `everyS` seconds. Counting. */
export function pollsPerS(openJobs: number, everyS: number): number {
  return openJobs / everyS;
}
