import { nothingUnhandled } from '../../src/judge/check/unhandled.ts';
import {
  at,
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
import { getsAfterReply, requestsOf, toldIn, workOf, type Report, type Told, type Work } from './reading.ts';

/**
 * How much later than it could a reply may come, in ms. Measured on the right answers over all runs: 0 ms by race or timer, at most 5 ms
 * by polling a flag. The cheapest wrong wait is 57 ms (a 143 ms rendering answered at the end of a 200 ms wait).
 */
const slackMs = 20;

/**
 * How much earlier a 202 may come, in ms. Measured on the right answers: 0 ms. The cheapest margin that somebody would take off a wait is
 * 20 ms.
 */
const earlyMs = 5;

export const checks: readonly Check[] = [
  { id: 'quick-answer', find: (judged) => forEachReport(judged, quickAnswer) },
  { id: 'hand-over', find: (judged) => forEachReport(judged, handOver) },
  { id: 'started-once', find: (judged) => forEachReport(judged, startedOnce) },
  { id: 'status-readable', find: (judged) => forEachReport(judged, statusReadable) },
  { id: 'failure-visible', find: (judged) => forEachReport(judged, failureVisible) },
  { id: 'unknown-is-404', find: unknownIs404 },
  {
    id: 'nothing-unhandled',
    explains: ['unhandled-rejection', 'uncaught-error'],
    find: nothingUnhandled('In production this ends the process, and with it every report in memory'),
  },
];

function forEachReport(
  judged: JudgedRun,
  find: (report: Report, work: Work, judged: JudgedRun) => Finding | undefined,
): Finding | undefined {
  for (const report of requestsOf(judged).reports) {
    const finding = find(report, workOf(report) ?? { tookMs: Infinity, endedAt: Infinity, inTime: false }, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function posted(report: Report): string {
  return `${at(report.postedAt)} a client posts ${report.reportId} and ${report.waitMs === 0 ? 'does not wait' : `waits for ${ms(report.waitMs)}`}`;
}

function replied(reply: Told): string {
  return `postReport answered ${at(reply.at)} with ${show(reply.whole)}`;
}

function quickAnswer(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  const reply = toldIn(report.post);
  if (reply === undefined || !work.inTime || work.url === undefined) return undefined;
  const done = `${at(work.endedAt)} the renderer is done`;
  if (reply.status !== 200 || reply.state !== 'done' || reply.url !== work.url) {
    return {
      record: reply.record,
      story: tell(run, posted(report), done, replied(reply), 'The client was still waiting and has a right to the result'),
      comparison: { expected: { status: 200, body: { state: 'done', url: work.url } }, actual: reply.whole },
    };
  }
  if (reply.at <= work.endedAt + slackMs) return undefined;
  return {
    record: reply.record,
    story: tell(run, posted(report), done, `postReport answered ${ms(reply.at - work.endedAt)} later, ${at(reply.at)}`),
    comparison: { expected: at(work.endedAt), actual: at(reply.at) },
  };
}

function handOver(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  if (work.inTime) return undefined;
  const limitAt = report.postedAt + report.waitMs;
  const reply = toldIn(report.post);
  const slow =
    work.endedAt === Infinity ? 'The renderer has not answered by then' : `The renderer needs until ${ms(work.endedAt)}`;
  if (reply === undefined || reply.at > limitAt + slackMs) {
    return {
      record: reply?.record ?? report.post.sent.record,
      story: tell(
        run,
        posted(report),
        slow,
        reply === undefined
          ? 'postReport never answered'
          : `postReport answered only ${at(reply.at)}, though the wait was over ${at(limitAt)}`,
      ),
      comparison: { expected: at(limitAt), actual: reply === undefined ? undefined : at(reply.at) },
    };
  }
  if (reply.at < limitAt - earlyMs) {
    return {
      record: reply.record,
      story: tell(run, posted(report), slow, replied(reply), `The client would have waited until ${ms(limitAt)}`),
      comparison: { expected: at(limitAt), actual: at(reply.at) },
    };
  }
  const location = `/reports/${report.reportId}`;
  if (reply.status === 202 && reply.location === location) return undefined;
  return {
    record: reply.record,
    story: tell(run, posted(report), slow, replied(reply)),
    comparison: { expected: { status: 202, location }, actual: reply.whole },
  };
}

function startedOnce(report: Report, _: Work, { run }: JudgedRun): Finding | undefined {
  const { renderings } = report;
  if (renderings.length === 1) return undefined;
  return {
    record: renderings[1]?.sent.record ?? report.post.answered?.record ?? report.post.sent.record,
    story: tell(
      run,
      posted(report),
      renderings.length === 0
        ? 'The renderer is never asked for it'
        : `The renderer is asked for it ${times(renderings.length)}, ${list(renderings.map((life) => at(life.sent.at)))}`,
      renderings.length === 0 ? '' : 'Each of them is work, and the first one is still under way',
    ),
    comparison: { expected: 1, actual: renderings.length },
  };
}

function statusReadable(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  for (const get of getsAfterReply(report)) {
    if (work.endedAt <= get.sent.at && work.url === undefined) continue;
    const isDone = work.endedAt <= get.sent.at;
    const expected = isDone
      ? { status: 200, body: { state: 'done', url: work.url } }
      : { status: 200, body: { state: 'pending' } };
    const finding = asked(
      report,
      get,
      expected,
      (told) => told.state === expected.body.state && (!isDone || told.url === work.url),
      isDone ? `${at(work.endedAt)} the renderer was done` : 'The renderer is still at work',
      run,
    );
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function failureVisible(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  if (work.url !== undefined || work.endedAt === Infinity) return undefined;
  const failed = `${at(work.endedAt)} the renderer fails`;
  const reply = toldIn(report.post);
  if (work.inTime && reply !== undefined) {
    if (typeof reply.status !== 'number' || reply.status < 500 || reply.status > 599) {
      return {
        record: reply.record,
        story: tell(run, posted(report), `${failed}, while the client still waits`, replied(reply)),
        comparison: { expected: 'a status from 500 to 599', actual: reply.status },
      };
    }
    if (reply.at > work.endedAt + slackMs) {
      return {
        record: reply.record,
        story: tell(
          run,
          posted(report),
          `${failed}, while the client still waits`,
          `postReport answered ${ms(reply.at - work.endedAt)} later, ${at(reply.at)}`,
        ),
        comparison: { expected: at(work.endedAt), actual: at(reply.at) },
      };
    }
  }
  for (const get of getsAfterReply(report).filter((life) => life.sent.at >= work.endedAt)) {
    const finding = asked(
      report,
      get,
      { status: 200, body: { state: 'failed' } },
      (told) => told.state === 'failed',
      failed,
      run,
    );
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** Somebody asks for a report; the answer must come at once and say what is expected. */
function asked(
  report: Report,
  get: CallLife,
  expected: unknown,
  isTrue: (told: Told) => boolean,
  soFar: string,
  run: JudgedRun['run'],
): Finding | undefined {
  const told = toldIn(get);
  if (told !== undefined && told.status === 200 && isTrue(told) && told.afterMs <= slackMs) return undefined;
  const late = told !== undefined && told.afterMs > slackMs;
  return {
    record: told?.record ?? get.sent.record,
    story: tell(
      run,
      posted(report),
      soFar,
      `${at(get.sent.at)} a client asks for ${report.reportId}`,
      told === undefined
        ? 'getReport never answered'
        : late
          ? `getReport answered only ${at(told.at)}; it should say at once what is known`
          : `getReport answered ${show(told.whole)}`,
    ),
    comparison: late ? { expected: 'at once', actual: `${ms(told.afterMs)} later` } : { expected, actual: told?.whole },
  };
}

function unknownIs404(judged: JudgedRun): Finding | undefined {
  for (const get of requestsOf(judged).strangers) {
    const told = toldIn(get);
    if (told?.status === 404) continue;
    return {
      record: told?.record ?? get.sent.record,
      story: tell(
        judged.run,
        `${at(get.sent.at)} a client asks for ${show(get.body)}, which nobody has posted`,
        told === undefined ? 'getReport never answered' : `getReport answered ${show(told.whole)}`,
      ),
      comparison: { expected: 404, actual: told?.status },
    };
  }
  return undefined;
}
