import { coaching, type ClaimReading, type Coach } from '../../coach/index.ts';

/** How long the coach may hold the page at a time, in ms. A single claim may take longer where the answer is very long. */
const sliceMs = 12;

/** What the coach makes of an answer, worked out between the page's other tasks. Undefined when it was given up. */
export async function readInSlices(
  text: string,
  coach: Coach,
  signal: AbortSignal,
): Promise<readonly ClaimReading[] | undefined> {
  const parts = coaching(text, coach);
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = parts.next();
      if (done === true) return signal.aborted ? undefined : value.claims;
    } while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
  }
}
