import { list, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { requestsOf } from '../reading.ts';

/**
 * Shows that read at the leader, of the 85 of a day. Right answers: at most 6, by the solution, which goes to the leader at once; 8 are allowed. The mildest wrong one,
 * one-version-for-all-profiles: 22.
 */
const mostOfTen = 1;

/** Finds a day on which too many shows read at the leader. */
export function leaderSpared(judged: JudgedRun): Finding | undefined {
  const { parameters } = judged.run;
  if (typeof parameters !== 'object' || parameters === null || Reflect.get(parameters, 'isUsual') !== true) return undefined;
  const shows = requestsOf(judged).filter(({ kind }) => kind === 'show');
  const atLeader = shows.filter(({ asked }) => asked.some(({ to }) => to === 'leader'));
  const most = (shows.length * mostOfTen) / 10;
  const oneTooMany = atLeader[Math.floor(most)];
  if (oneTooMany === undefined) return undefined;
  const first = atLeader.slice(0, 3).map(({ browser, userId, call }) => `${browser} at ${call.sent.at} ms, for ${userId}`);
  return {
    record: oneTooMany.asked.find(({ to }) => to === 'leader')?.sent.record ?? oneTooMany.call.sent.record,
    story: tell(
      judged.run,
      `On this day there are ${shows.length} shows, and ${atLeader.length} of them read at the leader`,
      `The first of them are those of ${list(first)}`,
    ),
    comparison: { expected: `at most ${Math.floor(most)}`, actual: atLeader.length },
  };
}
