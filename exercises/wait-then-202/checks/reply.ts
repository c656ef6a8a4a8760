import { at, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { hasFailed, toldIn, type Report, type Told, type Work } from '../reading.ts';
import { posted } from './posted.ts';
import { slackMs } from './slack.ts';

/**
 * How much earlier a 202 may come, in ms. Measured on the right answers: 0 ms. The cheapest margin that somebody would take off a wait is
 * 20 ms.
 */
const earlyMs = 5;

function replied(reply: Told): string {
  return `postReport answered ${at(reply.at)} with ${show(reply.whole)}`;
}

export function quickAnswer(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
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

export function handOver(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
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

/** A client that still waits when its report fails is told so at once. */
export function failureReplied(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  const reply = toldIn(report.post);
  if (!hasFailed(work) || !work.inTime || reply === undefined) return undefined;
  const failed = `${at(work.endedAt)} the renderer fails, while the client still waits`;
  if (typeof reply.status !== 'number' || reply.status < 500 || reply.status > 599) {
    return {
      record: reply.record,
      story: tell(run, posted(report), failed, replied(reply)),
      comparison: { expected: 'a status from 500 to 599', actual: reply.status },
    };
  }
  if (reply.at <= work.endedAt + slackMs) return undefined;
  return {
    record: reply.record,
    story: tell(run, posted(report), failed, `postReport answered ${ms(reply.at - work.endedAt)} later, ${at(reply.at)}`),
    comparison: { expected: at(work.endedAt), actual: at(reply.at) },
  };
}
