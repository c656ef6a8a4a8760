import { at, count, error, list, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { failedRequired, parts, type PageLoad } from '../reading.ts';
import { asks, slackMs } from './page.ts';

/** Errors of the program: rejecting with one of them is luck, not handling. */
const mistakes = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']);

export function requiredFails(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const failure = failedRequired(page);
  if (failure === undefined) return undefined;
  const { outcome } = failure.answered;
  const reason = outcome.ok ? '' : error(outcome.error);
  const story = (...rest: readonly string[]): string =>
    tell(run, asks(page), `${at(failure.answered.at)} ${failure.to}, which is required, failed with ${reason}`, ...rest);
  const reply = page.call.answered;
  if (reply === undefined) return { record: failure.answered.record, story: story('loadProfile never gave its answer') };
  if (reply.outcome.ok) {
    return {
      record: reply.record,
      story: story(`${at(reply.at)} loadProfile answered with a page all the same: ${show(reply.outcome.value)}`),
    };
  }
  const { error: thrown } = reply.outcome;
  if (mistakes.has(thrown.name)) {
    return {
      record: reply.record,
      story: story(`loadProfile did reject, but by accident: ${error(thrown)}. It should reject because ${failure.to} failed`),
    };
  }
  const waitedMs = reply.at - failure.answered.at;
  if (waitedMs <= slackMs) return undefined;
  const open = parts.filter(
    (part) =>
      part !== failure.to &&
      page.asked[part].some(
        (life) => life.sent.record < failure.answered.record && (life.ended?.at ?? Infinity) > failure.answered.at,
      ),
  );
  return {
    record: failure.answered.record,
    story: story(
      open.length === 0
        ? ''
        : `${count(open.length, 'other call')} ${open.length === 1 ? 'was' : 'were'} still open: ${list(open)}`,
      `loadProfile rejected only ${at(reply.at)}, ${ms(waitedMs)} later`,
    ),
    comparison: { expected: 'at once', actual: `${ms(waitedMs)} later` },
  };
}
