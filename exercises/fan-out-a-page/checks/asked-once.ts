import { at, fieldOf, list, show, tell, times, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { failedRequired, parts, type PageLoad } from '../reading.ts';
import { asks } from './page.ts';

export function askedOnce(page: PageLoad, { run }: JudgedRun): Finding | undefined {
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
