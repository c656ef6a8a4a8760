import { nothingUnhandled } from '../../src/judge/check/unhandled.ts';
import { at, list, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { posted } from './checks/posted.ts';
import { failureReplied, handOver, quickAnswer } from './checks/reply.ts';
import { failureShown, statusReadable, unknownIs404 } from './checks/state.ts';
import { requestsOf, workOf, type Report, type Work } from './reading.ts';

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

function failureVisible(report: Report, work: Work, judged: JudgedRun): Finding | undefined {
  return failureReplied(report, work, judged) ?? failureShown(report, work, judged);
}
