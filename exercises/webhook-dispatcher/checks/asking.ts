import { at, ms, tell, times, type Finding, type JudgedRun, type Moment } from '../../../src/judge/index.ts';
import { asksOf } from '../database.ts';
import { listOf } from '../reading.ts';

/** A second, for each endpoint. */
const mostAsks = 100;

/** Finds a second in which the database is asked more often than it need be. Right answers: at most 45 for each endpoint, by a-lane-for-each-endpoint. The mildest wrong one, a-hundredth-of-a-second: 156. */
export function asksSparingly(judged: JudgedRun): Finding | undefined {
  const { asks, endpoints, at: from, record } = busiestSecond(judged);
  const most = mostAsks * endpoints;
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

/** The second in which the database is asked most often for each endpoint. */
function busiestSecond(judged: JudgedRun): Moment & { readonly asks: number; readonly endpoints: number } {
  const asks = asksOf(judged);
  const endpoints = listOf(judged.run.parameters, 'endpoints').length;
  let busiest = { at: 0, record: 0, asks: 0, endpoints };
  let first = 0;
  asks.forEach(({ at }, n) => {
    while ((asks[first]?.at ?? at) <= at - 1000) first += 1;
    const from = asks[first];
    if (from !== undefined && n + 1 - first > busiest.asks)
      busiest = { at: from.at, record: from.record, asks: n + 1 - first, endpoints };
  });
  return busiest;
}
