import { at, ms, show, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { getsAfterReply, hasFailed, requestsOf, toldIn, type Report, type Told, type Work } from '../reading.ts';
import { posted } from './posted.ts';
import { slackMs } from './slack.ts';

export function statusReadable(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
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

/** Whoever asks for a report that has failed is told so. */
export function failureShown(report: Report, work: Work, { run }: JudgedRun): Finding | undefined {
  if (!hasFailed(work)) return undefined;
  const failed = `${at(work.endedAt)} the renderer fails`;
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

export function unknownIs404(judged: JudgedRun): Finding | undefined {
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
