import { at, list, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { asksOf, timesAwayIn } from '../reading/database.ts';
import { hasAnswer, policy, restartsOf, type Delivery } from '../reading.ts';
import { appears, ending } from './told.ts';

/** Finds a delivery that its endpoint would have taken, and did not get. */
export function arrives(delivery: Delivery, judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const { endpoint, eventId, attempts, committed } = delivery;
  if (endpoint.isSilent || endpoint.refusalsOf(eventId) >= policy.mostAttempts) return undefined;
  if (attempts.some(({ life }) => life.answered?.outcome.ok === true)) return undefined;
  const tried = attempts.map(({ life }) => `the call of ${at(life.sent.at).slice(3)} ${ending(life)}`);
  return {
    record: attempts.at(-1)?.life.sent.record ?? committed.record,
    story: tell(
      run,
      appears(delivery),
      tried.length === 0 ? 'No call is made for it' : list(tried),
      tried.length === 0 ? '' : `${endpoint.name} would take it now, but there is no further attempt`,
      silenced(delivery, judged),
      `The run ends ${at(trace.endedAt)}`,
    ),
    comparison: { expected: `a 2xx for ${eventId}`, actual: undefined },
  };
}

/** That nobody read the rows again after it had refused, if that is how it went. */
function silenced({ committed }: Delivery, judged: JudgedRun): string {
  const asks = asksOf(judged);
  const last = asks.findLast(({ isRead }) => isRead);
  if (last === undefined || !last.isRefused || last.at < committed.at) return '';
  const isBack = timesAwayIn(judged).some(({ from, to }) => from <= last.at && to <= judged.trace.endedAt);
  if (!isBack || restartsOf(judged).some((restart) => restart > last.at)) return '';
  return `The database refused ${at(last.at)} what it was asked, and ${asks.at(-1) === last ? 'nothing was asked of it' : 'no row was read'} after that`;
}

/** Finds a delivery that is sent once more after its 2xx. */
export function notAgain(delivery: Delivery, { run }: JudgedRun): Finding | undefined {
  const { attempts, endpoint, eventId } = delivery;
  for (const [index, done] of attempts.entries()) {
    const again = attempts[index + 1];
    if (again === undefined || !done.isNoted || !hasAnswer(done.life)) continue;
    return {
      record: again.life.sent.record,
      story: tell(
        run,
        `${at(done.life.ended?.at ?? 0)} ${endpoint.name} answers 2xx to ${eventId}`,
        `${at(again.life.sent.at)} it is sent the same event once more`,
      ),
      comparison: { expected: '1 answered call', actual: `one more ${at(again.life.sent.at)}` },
    };
  }
  return undefined;
}
