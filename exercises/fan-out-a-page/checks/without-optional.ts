import {
  at,
  durationMs,
  fieldOf,
  list,
  ms,
  show,
  tell,
  type CallLife,
  type Finding,
  type JudgedRun,
} from '../../../src/judge/index.ts';
import { failed, failedRequired, optionalLimitMs, slowestPathMs, type PageLoad } from '../reading.ts';
import { asks, isLate, missing, outcomeOf, slackMs, waitsForMissing } from './page.ts';

export function withoutOptional(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const gone = missing(page);
  const first = gone[0];
  if (first === undefined || failedRequired(page) !== undefined) return undefined;
  const reply = outcomeOf(page);
  const story = (...rest: readonly string[]): string => tell(run, asks(page), ...gone.map(whatBecameOf), ...rest);
  if (reply === undefined) {
    return {
      record: first.sent.record,
      story: story(`loadProfile never gave its answer, though the page can do without ${list(gone.map((life) => life.to))}`),
    };
  }
  if (reply.failure !== undefined) {
    return {
      record: reply.record,
      story: story(
        `${at(reply.at)} loadProfile rejected with ${reply.failure}, and there is no page at all, though ${list(gone.map((life) => life.to))} ${gone.length === 1 ? 'is' : 'are'} optional`,
      ),
    };
  }
  for (const life of gone) {
    const shown = fieldOf(reply.value, life.to);
    if (shown === null) continue;
    return {
      record: reply.record,
      story: story(`The page that came ${at(reply.at)} shows ${show(shown)} as ${life.to}; a part that is left out is null`),
      comparison: { expected: null, actual: shown },
    };
  }
  const slowest = slowestPathMs(page);
  if (slowest === undefined || !waitsForMissing(page) || !isLate(page, reply.at)) return undefined;
  return {
    record: reply.record,
    story: story(
      `Without waiting longer than ${ms(optionalLimitMs)} for it, the page could be there ${ms(slowest.ms)} after it was asked for`,
      `It took ${ms(reply.at - page.startedAt)}`,
    ),
    comparison: { expected: `at most ${ms(slowest.ms + slackMs)}`, actual: ms(reply.at - page.startedAt) },
  };
}

function whatBecameOf(life: CallLife): string {
  const asked = `${at(life.sent.at)} ${life.to} was asked`;
  if (life.answered === undefined) return `${asked}, and it never answers`;
  return failed(life)
    ? `${asked}, and ${at(life.answered.at)} it failed`
    : `${asked}, and it needs ${ms(durationMs(life))} for its answer`;
}
