import { at, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { answered, asksFor, type Read } from '../reading.ts';

/** How long after the answer a call may go on, in ms. Measured on all right answers: 0. Without an abort: 80 ms and more. */
const slackMs = 12;

/** Finds a call that is still wanted by nobody, and not aborted. */
export function loserAborted(read: Read, { run }: JudgedRun): Finding | undefined {
  const reply = read.call.answered;
  if (reply === undefined) return undefined;
  const loser = read.attempts.find((life) => (life.ended?.at ?? Infinity) > reply.at + slackMs);
  if (loser === undefined) return undefined;
  return {
    record: loser.sent.record,
    story: tell(
      run,
      asksFor(read),
      answered(read),
      `The call of ${ms(loser.sent.at)} is still under way then, and ${loser.ended === undefined ? 'is never aborted' : `goes on until ${ms(loser.ended.at)}`}`,
      'A server works, and nobody wants the result',
    ),
    comparison: {
      expected: `aborted ${at(reply.at)}`,
      actual: loser.ended === undefined ? 'under way' : `${loser.ended.how} ${at(loser.ended.at)}`,
    },
  };
}
