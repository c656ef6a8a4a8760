import { at, deepEqual, durationMs, fieldOf, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { failedRequired, isMissing, optionalLimitMs, parts, required, type PageLoad } from '../reading.ts';
import { asks, missing, outcomeOf } from './page.ts';

export function rightPage(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const reply = outcomeOf(page);
  if (reply === undefined || failedRequired(page) !== undefined) return undefined;
  if (reply.failure !== undefined) {
    if (missing(page).length > 0) return undefined;
    const slow = required.flatMap((part) => page.asked[part]).find((life) => durationMs(life) > optionalLimitMs);
    return {
      record: reply.record,
      story: tell(
        run,
        asks(page),
        slow === undefined
          ? 'No service failed'
          : `${slow.to} takes ${ms(durationMs(slow))} and answers; it is required, so the page waits for it`,
        `loadProfile rejected ${at(reply.at)} with ${reply.failure}`,
      ),
    };
  }
  for (const part of parts) {
    const life = page.asked[part][0];
    const answer = life?.answered;
    if (life === undefined || answer === undefined || !answer.outcome.ok) continue;
    if ((part === 'recs' || part === 'ads') && isMissing(life)) continue;
    const shown = fieldOf(reply.value, part);
    if (deepEqual(shown, answer.outcome.value)) continue;
    return {
      record: reply.record,
      story: tell(
        run,
        asks(page),
        `${part} answered ${at(answer.at)}, ${ms(durationMs(life))} after it was asked, with ${show(answer.outcome.value)}`,
        typeof reply.value === 'object' && reply.value !== null
          ? `The page that came ${at(reply.at)} shows ${show(shown)} as ${part}`
          : `loadProfile answered ${at(reply.at)} with ${show(reply.value)} instead of a page`,
      ),
      comparison: { expected: answer.outcome.value, actual: shown },
    };
  }
  return undefined;
}
