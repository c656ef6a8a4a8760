import { at, ms, tell, times, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { busiestSecond, policy } from '../reading.ts';

/** Finds a second in which the database is asked more often than it need be. Right answers: at most 45 for each endpoint, by a-lane-for-each-endpoint. The mildest wrong one, a-hundredth-of-a-second: 156. */
export function asksSparingly(judged: JudgedRun): Finding | undefined {
  const { asks, endpoints, at: from, record } = busiestSecond(judged);
  const most = policy.mostAsks * endpoints;
  if (asks <= most) return undefined;
  return {
    record,
    story: tell(
      judged.run,
      `${at(from)} and in the ${ms(1000)} after it, the database is asked ${times(asks)}`,
      `For ${endpoints === 1 ? 'one endpoint' : `${endpoints} endpoints`}, ${most} would do`,
    ),
    comparison: { expected: `at most ${most} a second`, actual: asks },
  };
}
