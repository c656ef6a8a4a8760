import { at, durationMs, error, type CallLife } from '../../../src/judge/index.ts';
import { isMissing, optional, optionalLimitMs, slowestPathMs, type PageLoad } from '../reading.ts';

/**
 * How much longer than its slowest path a page may take, in ms. Measured on every right answer over all runs: 0 ms. The cheapest wrong
 * order of calls costs 40 ms (the shortest `user`), so the limit sits in the middle.
 */
export const slackMs = 20;

/** What the page asked for, and what `profile` made of it. */
export function outcomeOf(
  page: PageLoad,
): { readonly at: number; readonly record: number; readonly value?: unknown; readonly failure?: string } | undefined {
  const { answered } = page.call;
  if (answered === undefined) return undefined;
  const { at, record, outcome } = answered;
  return outcome.ok ? { at, record, value: outcome.value } : { at, record, failure: error(outcome.error) };
}

export function asks(page: PageLoad): string {
  return `${at(page.startedAt)} the page of ${page.userId} is asked for`;
}

/** The optional parts that this page must do without. */
export function missing(page: PageLoad): readonly CallLife[] {
  return optional.flatMap((part) => page.asked[part].filter(isMissing));
}

/** An optional part ran over its limit: a late page is then about the limit, not about the order of calls. */
export function waitsForMissing(page: PageLoad): boolean {
  return missing(page).some((life) => durationMs(life) > optionalLimitMs);
}

export function isLate(page: PageLoad, repliedAt: number): boolean {
  return repliedAt - page.startedAt > (slowestPathMs(page)?.ms ?? Infinity) + slackMs;
}
