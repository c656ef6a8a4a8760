import { UsageError } from './usage-error.ts';

/**
 * The number after `--seed`: any whole number that the lab takes.
 *
 * @throws UsageError
 */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed))
    throw new UsageError(`--seed takes a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not "${text}".`);
  return seed;
}
