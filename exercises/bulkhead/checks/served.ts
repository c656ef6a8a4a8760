import { at, error, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { troubleOf, usualMs, wants, type Caller } from '../reading.ts';

/** A twentieth, and a ms for rounding. Right answers: 0 ms more than usual. The mildest wrong one, one line of sixteen places for both: 300. */
const mostMs = (usual: number): number => usual * 1.05 + 1;

/** Finds a caller of a dependency that is well, while the other one is not, who has no reply, or a late one. */
export function othersUnharmed(caller: Caller, judged: JudgedRun): Finding | undefined {
  const trouble = troubleOf(judged);
  if (trouble.of === undefined || trouble.of === caller.to || trouble.bursts.some(({ of }) => of === caller.to)) return undefined;
  return unlessServed(
    caller,
    judged,
    mostMs(usualMs[caller.to]),
    `${caller.to} are well and take ${ms(usualMs[caller.to])}; ${trouble.of} are not`,
  );
}

/** Finds a caller who got no reply though all was well. */
export function usualLoadServed(caller: Caller, judged: JudgedRun): Finding | undefined {
  const trouble = troubleOf(judged);
  if (trouble.of === caller.to) return undefined;
  return unlessServed(caller, judged, Infinity, `${caller.to} are well`);
}

/** Finds a caller who got no reply though the bad time was over. */
export function placesComeBack(caller: Caller, judged: JudgedRun): Finding | undefined {
  const trouble = troubleOf(judged);
  if (trouble.of !== caller.to || caller.cameAt < trouble.wellFromMs) return undefined;
  return unlessServed(
    caller,
    judged,
    Infinity,
    `${caller.to} are well again, and all requests of the bad time have left the proxy`,
  );
}

function unlessServed(caller: Caller, { run, trace }: JudgedRun, limitMs: number, situation: string): Finding | undefined {
  const { call, cameAt, sent } = caller;
  const { answered } = call;
  const tookMs = (answered?.at ?? Infinity) - cameAt;
  if (answered?.outcome.ok === true && tookMs <= limitMs) return undefined;
  const [first] = sent;
  return {
    record: answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      situation,
      wants(caller),
      first === undefined
        ? 'Nothing is sent for it'
        : first.sent.at > cameAt
          ? `Its request is sent only ${at(first.sent.at)}`
          : '',
      answered === undefined
        ? 'It never gets an answer'
        : answered.outcome.ok
          ? `It gets its reply ${at(answered.at)}, after ${ms(tookMs)}`
          : `${at(answered.at)} it is rejected with ${error(answered.outcome.error)}`,
    ),
    comparison: {
      expected: Number.isFinite(limitMs) ? `a reply within ${ms(limitMs)}` : 'a reply',
      actual: answered === undefined ? undefined : answered.outcome.ok ? ms(tookMs) : error(answered.outcome.error),
    },
  };
}
