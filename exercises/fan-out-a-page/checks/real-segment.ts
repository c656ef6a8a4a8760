import { at, deepEqual, fieldOf, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import type { PageLoad } from '../reading.ts';
import { asks } from './page.ts';

export function realSegment(page: PageLoad, { run }: JudgedRun): Finding | undefined {
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
