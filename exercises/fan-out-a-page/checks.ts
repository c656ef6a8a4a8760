import { firstUnhandled } from '../../src/judge/check/unhandled.ts';
import {
  at,
  count,
  deepEqual,
  durationMs,
  error,
  fieldOf,
  list,
  ms,
  show,
  tell,
  times,
  type CallLife,
  type Check,
  type Finding,
  type JudgedRun,
} from '../../src/judge/index.ts';
import {
  failed,
  failedRequired,
  isMissing,
  optional,
  optionalLimitMs,
  pagesOf,
  parts,
  required,
  slowestPathMs,
  type PageLoad,
} from './reading.ts';

/**
 * How much longer than its slowest path a page may take, in ms. Measured on every right answer over all runs: 0 ms. The cheapest wrong
 * order of calls costs 40 ms (the shortest `user`), so the limit sits in the middle.
 */
const slackMs = 20;

const mistakes = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']);

export const checks: readonly Check[] = [
  { id: 'in-time', find: (judged) => forEachPage(judged, inTime) },
  { id: 'right-page', find: (judged) => forEachPage(judged, rightPage) },
  { id: 'asked-once', find: (judged) => forEachPage(judged, askedOnce) },
  { id: 'real-segment', find: (judged) => forEachPage(judged, realSegment) },
  { id: 'without-optional', find: (judged) => forEachPage(judged, withoutOptional) },
  { id: 'required-fails', find: (judged) => forEachPage(judged, requiredFails) },
  { id: 'nothing-unhandled', explains: ['unhandled-rejection', 'uncaught-error'], find: nothingUnhandled },
];

function forEachPage(judged: JudgedRun, find: (page: PageLoad, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const page of pagesOf(judged)) {
    const finding = find(page, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** What the page asked for, and what `profile` made of it. */
function outcomeOf(
  page: PageLoad,
): { readonly at: number; readonly record: number; readonly value?: unknown; readonly failure?: string } | undefined {
  const { answered } = page.call;
  if (answered === undefined) return undefined;
  const { at, record, outcome } = answered;
  return outcome.ok ? { at, record, value: outcome.value } : { at, record, failure: error(outcome.error) };
}

function asks(page: PageLoad): string {
  return `${at(page.startedAt)} the page of ${page.userId} is asked for`;
}

function inTime(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const slowest = slowestPathMs(page);
  const reply = page.call.answered;
  if (slowest === undefined || reply === undefined || !reply.outcome.ok || waitsForMissing(page)) return undefined;
  const tookMs = reply.at - page.startedAt;
  if (tookMs <= slowest.ms + slackMs) return undefined;
  const late = startedLate(page);
  return {
    record: late?.life.sent.record ?? reply.record,
    story: tell(
      run,
      asks(page),
      `${list(parts.flatMap((part) => page.asked[part].slice(0, 1).map(tookSoLong)))}, so the slowest path is ${slowest.path} with ${ms(slowest.ms)}`,
      `The page came ${ms(tookMs)} after it was asked for`,
      late === undefined
        ? `By ${ms(page.startedAt + slowest.ms)} nothing was missing any more`
        : `${late.life.to} was asked only ${at(late.life.sent.at)}, although nothing that it needs was missing ${late.since}`,
    ),
    comparison: { expected: `at most ${ms(slowest.ms + slackMs)}`, actual: ms(tookMs) },
  };
}

function tookSoLong(life: CallLife): string {
  return failed(life) ? `${life.to} fails after ${ms(durationMs(life))}` : `${life.to} needs ${ms(durationMs(life))}`;
}

/** The call that could have started earliest before it did. */
function startedLate(page: PageLoad): { readonly life: CallLife; readonly since: string } | undefined {
  const userAt = page.asked.user[0]?.answered?.at ?? page.startedAt;
  return parts
    .flatMap((part) => page.asked[part].slice(0, 1))
    .map((life) => ({
      life,
      since: life.to === 'recs' ? `once user had answered ${at(userAt)}` : `${at(page.startedAt)}`,
      lateMs: life.sent.at - (life.to === 'recs' ? userAt : page.startedAt),
    }))
    .filter(({ lateMs }) => lateMs > 0)
    .sort((a, b) => b.lateMs - a.lateMs)[0];
}

function rightPage(page: PageLoad, { run }: JudgedRun): Finding | undefined {
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

function askedOnce(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  for (const part of parts) {
    const calls = page.asked[part];
    const second = calls[1];
    if (second !== undefined) {
      return {
        record: second.sent.record,
        story: tell(
          run,
          asks(page),
          `For this one page, ${part} was asked ${times(calls.length)}, ${list(calls.map((life) => at(life.sent.at)))}`,
        ),
        comparison: { expected: 1, actual: calls.length },
      };
    }
    const reply = page.call.answered;
    if (calls[0] === undefined && reply?.outcome.ok === true && failedRequired(page) === undefined) {
      return {
        record: reply.record,
        story: tell(run, asks(page), `The page came ${at(reply.at)}, and for this page ${part} was never asked`),
        comparison: { expected: 1, actual: 0 },
      };
    }
    const about = fieldOf(calls[0]?.body, 'userId');
    if (calls[0] !== undefined && about !== page.userId) {
      return {
        record: calls[0].sent.record,
        story: tell(run, asks(page), `${at(calls[0].sent.at)} ${part} was asked about ${show(about)}`),
        comparison: { expected: page.userId, actual: about },
      };
    }
  }
  return undefined;
}

function realSegment(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const user = page.asked.user[0];
  const recs = page.asked.recs[0];
  if (recs === undefined) return undefined;
  const sent = fieldOf(recs.body, 'segment');
  const answer = user?.answered;
  const known = answer !== undefined && answer.record < recs.sent.record && answer.outcome.ok;
  const segment = answer?.outcome.ok === true ? fieldOf(answer.outcome.value, 'segment') : undefined;
  if (known && deepEqual(sent, segment)) return undefined;
  return {
    record: recs.sent.record,
    story: tell(
      run,
      asks(page),
      `${at(recs.sent.at)} recs was asked with the segment ${show(sent)}`,
      answer === undefined
        ? 'user had not answered by then'
        : answer.outcome.ok
          ? `user answered ${at(answer.at)} that the segment of ${page.userId} is ${show(segment)}`
          : `user failed ${at(answer.at)}, so there is no segment to ask with`,
    ),
    comparison: { expected: segment, actual: sent },
  };
}

function missing(page: PageLoad): readonly CallLife[] {
  return optional.flatMap((part) => page.asked[part].filter(isMissing));
}

/** An optional part ran over its limit: a late page is then about the limit, not about the order of calls. */
function waitsForMissing(page: PageLoad): boolean {
  return missing(page).some((life) => durationMs(life) > optionalLimitMs);
}

function withoutOptional(page: PageLoad, { run }: JudgedRun): Finding | undefined {
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
    const cameAfterAll =
      life.answered !== undefined &&
      life.answered.outcome.ok &&
      life.answered.at <= reply.at &&
      deepEqual(shown, life.answered.outcome.value);
    if (shown === null || (cameAfterAll && !isLate(page, reply.at))) continue;
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

function isLate(page: PageLoad, repliedAt: number): boolean {
  return repliedAt - page.startedAt > (slowestPathMs(page)?.ms ?? Infinity) + slackMs;
}

function whatBecameOf(life: CallLife): string {
  const asked = `${at(life.sent.at)} ${life.to} was asked`;
  if (life.answered === undefined) return `${asked}, and it never answers`;
  return failed(life)
    ? `${asked}, and ${at(life.answered.at)} it failed`
    : `${asked}, and it needs ${ms(durationMs(life))} for its answer`;
}

function requiredFails(page: PageLoad, { run }: JudgedRun): Finding | undefined {
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

function nothingUnhandled({ run, trace }: JudgedRun): Finding | undefined {
  const found = firstUnhandled(trace);
  if (found === undefined) return undefined;
  return {
    record: found.record,
    story: tell(
      run,
      `${at(found.at)} a promise was rejected with ${error(found.error)}, and at that moment nothing in your code had a handler on it`,
      'In production this ends the process, with every page that it is loading',
    ),
  };
}
