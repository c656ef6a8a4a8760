import { at, callsOf, count, error, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { atProxy, dependencies, toOf, wants, type Caller } from '../reading.ts';

/** As the brief says. */
const placesForEach = 8;

/** Finds the request that is one too many at the proxy. */
export function ownLimit({ run, trace }: JudgedRun): Finding | undefined {
  const sent = callsOf(trace).filter((life) => life.to === 'proxy');
  for (const life of sent) {
    const to = toOf(life);
    // What was sent in the same moment, but later, is not counted yet.
    const there = atProxy(sent, to, life.sent.at).filter((other) => other.sent.record <= life.sent.record);
    if (there.length <= placesForEach) continue;
    const abandoned = there.filter((other) => other.ended !== undefined && other.ended.at <= life.sent.at);
    const [oldest] = there;
    return {
      record: life.sent.record,
      story: tell(
        run,
        `${at(life.sent.at)} a request for ${to} is sent, and ${there.length - 1} are at the proxy already, the oldest since ${ms(oldest?.sent.at ?? 0)}`,
        abandoned.length === 0
          ? ''
          : `For ${count(abandoned.length, 'of them', 'of them')} nobody waits any more, but the proxy has not answered them yet`,
        `They hold ${there.length} of the twenty connections, and there are ${dependencies.length} dependencies`,
      ),
      comparison: { expected: `at most ${placesForEach}`, actual: there.length },
    };
  }
  return undefined;
}

/** For how long a place may be empty while somebody waits, in ms. Right answers: 0, and 50 by whoever looks every 50 ms, or every 10 ms (each place for 10 ms only, but one after the other). The brief says 50. The mildest wrong one: 100. */
const idleMs = 60;

/** A rejection so soon after the caller came, in ms, is one on arrival. Right answers reject after 100, or at once when all places are taken. */
const onArrivalMs = 50;

/** Finds a caller who waits, or is rejected on arrival, while a place is empty. */
export function noPlaceIdle(caller: Caller, judged: JudgedRun): Finding | undefined {
  return rejectedOnArrival(caller, judged) ?? waitsBesideAPlace(caller, judged);
}

function rejectedOnArrival(caller: Caller, { run, trace }: JudgedRun): Finding | undefined {
  const { to, call, cameAt, sent } = caller;
  const { answered } = call;
  if (sent.length > 0 || answered === undefined || answered.outcome.ok || answered.at > cameAt + onArrivalMs) return undefined;
  const lives = callsOf(trace).filter((life) => life.to === 'proxy');
  // Also the moment before: a place that becomes free in this very moment may be seen or not.
  const taken = Math.max(atProxy(lives, to, cameAt).length, atProxy(lives, to, cameAt - 1).length);
  if (taken >= placesForEach) return undefined;
  return {
    record: answered.record,
    story: tell(
      run,
      wants(caller),
      `${taken} of the ${placesForEach} places of ${to} are taken`,
      `${at(answered.at)} it is rejected with ${error(answered.outcome.error)}`,
    ),
    comparison: { expected: `sent ${at(cameAt)}`, actual: 'not sent' },
  };
}

function waitsBesideAPlace(caller: Caller, { run, trace }: JudgedRun): Finding | undefined {
  const { to, call, cameAt, sent } = caller;
  const waitsUntil = Math.min(sent[0]?.sent.at ?? Infinity, call.answered?.at ?? Infinity);
  if (waitsUntil <= cameAt + idleMs) return undefined;
  const sentToProxy = callsOf(trace).filter((life) => life.to === 'proxy');
  const lives = sentToProxy.filter((life) => toOf(life) === to);
  const other = to === 'prices' ? 'reviews' : 'prices';
  let emptySince: number | undefined;
  const changes = [cameAt, ...lives.flatMap((life) => [life.sent.at, life.answered?.at ?? Infinity])]
    .filter((when) => when >= cameAt && when < waitsUntil)
    .sort((a, b) => a - b);
  for (const [index, when] of changes.entries()) {
    emptySince = atProxy(lives, to, when).length < placesForEach ? (emptySince ?? when) : undefined;
    const until = changes[index + 1] ?? waitsUntil;
    if (emptySince === undefined || until - emptySince <= idleMs) continue;
    return {
      record: sent[0]?.sent.record ?? call.answered?.record ?? trace.records.length - 1,
      story: tell(
        run,
        wants(caller),
        `From ${ms(emptySince)} to ${Number.isFinite(until) ? ms(until) : 'the end'} a place of ${to} is empty: ${atProxy(lives, to, emptySince).length} of ${placesForEach} are taken. Those of ${other} hold ${atProxy(sentToProxy, other, emptySince).length}`,
        sent[0] !== undefined && sent[0].sent.at === waitsUntil
          ? `Its request is sent only ${at(sent[0].sent.at)}`
          : call.answered === undefined
            ? 'It waits for ever'
            : `${at(call.answered.at)} it is told no`,
      ),
      comparison: { expected: `sent ${at(emptySince)}`, actual: sent[0] === undefined ? 'not sent' : at(sent[0].sent.at) },
    };
  }
  return undefined;
}
