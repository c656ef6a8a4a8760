import { daysAgo, daysBetween } from './ago.ts';
import type { Round } from './rounds.ts';

/** A prompt to sit, and why this one, in a sentence. */
export interface Deal {
  readonly prompt: string;
  readonly because: string;
}

/**
 * Draws a prompt. What is due and weak is likelier: a prompt weighs more the more of its musts were missed in the last round and the longer
 * that is ago; one that was never answered weighs as much as one that has just fallen due. The same rounds, time and seed deal the same.
 *
 * @param prompts their ids, in the order of the list; at least one
 * @param rounds finished ones, oldest first
 * @param now ms since 1970
 * @param seed any whole number
 * @param besides not this one, where there is another: it has just been dealt
 */
export function deal(prompts: readonly string[], rounds: readonly Round[], now: number, seed: number, besides?: string): Deal {
  const last = new Map(rounds.map((round) => [round.prompt, round]));
  const others = prompts.filter((prompt) => prompt !== besides);
  const hand = others.length > 0 ? others : prompts;
  const weights = hand.map((prompt) => weightOf(last.get(prompt), now));
  const prompt = hand[drawn(weights, seed)];
  if (prompt === undefined) throw new Error('Expected at least one prompt to deal from, found none.');
  return { prompt, because: reasonFor(last.get(prompt), now) };
}

/** After how many days a prompt is due again: soon where most was missed, later where nothing was. */
function dueAfterDays(missedShare: number): number {
  return missedShare >= 0.5 ? 1 : missedShare > 0 ? 4 : 21;
}

function weightOf(round: Round | undefined, now: number): number {
  if (round === undefined) return 1;
  const missedShare = missedIn(round) / Math.max(1, round.of);
  const overdue = Math.min(4, daysBetween(round.at, now) / dueAfterDays(missedShare));
  return 0.01 + overdue * (0.4 + missedShare);
}

function missedIn({ of, said, partly }: Round): number {
  return of - said - partly;
}

function reasonFor(round: Round | undefined, now: number): string {
  if (round === undefined) return 'You have not answered this one yet.';
  const when = daysAgo(round.at, now);
  const missed = missedIn(round);
  if (missed > 0) return `You missed ${missed} of the ${round.of} musts here ${when}.`;
  if (round.partly > 0) return `You said ${round.partly} of the ${round.of} musts here only partly ${when}.`;
  return `You said all ${round.of} musts here ${when}. See whether they are still there.`;
}

/** The index that a seed picks from weights. */
function drawn(weights: readonly number[], seed: number): number {
  let left = fraction(seed) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/** A number from 0 to below 1 that looks drawn at random and is the same for the same seed: one step of Mulberry32. */
function fraction(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
