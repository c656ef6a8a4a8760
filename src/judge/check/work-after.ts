import type { CallLife } from '../call-life.ts';

/** The first of `calls` that was sent after `atMs`: work that nobody was waiting for any more. */
export function firstSentAfter(calls: readonly CallLife[], atMs: number): CallLife | undefined {
  return calls.find((life) => life.sent.at > atMs);
}
