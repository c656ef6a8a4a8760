import { inFlightPeak } from '../../../src/judge/check/in-flight.ts';
import { at, count, fieldOf, list, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { capacityPerS, insideBefore, isOverload, phasesOf, requestsOf, slots } from '../reading.ts';

/** Share of what the renderer can do that reaches a caller in time. Right answers: see the table at `keptBusy`. */
const leastShare = 0.9;

export function fewAtATime(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  const renderings = requests.flatMap((request) => request.renderings).sort((a, b) => a.sent.record - b.sent.record);
  const peak = inFlightPeak(renderings, 'started');
  if (peak.calls <= slots) return undefined;
  const surplus = firstSurplus(renderings);
  if (surplus === undefined) return undefined;
  const { rendering, open } = surplus;
  return {
    record: rendering.sent.record,
    story: tell(
      judged.run,
      `${at(rendering.sent.at)} a rendering of ${String(fieldOf(rendering.body, 'pictureId'))} begins while the renderer is at work on ${list(open.map((life) => String(fieldOf(life.body, 'pictureId'))))}`,
      peak.calls > slots + 1
        ? `At the worst, ${at(peak.at)}, it had ${peak.calls} under way, and each made all that began after it slower`
        : '',
    ),
    comparison: { expected: `at most ${slots}`, actual: peak.calls },
  };
}

/** The first rendering that begins while all slots are taken, and those that take them. */
function firstSurplus(
  renderings: readonly CallLife[],
): { readonly rendering: CallLife; readonly open: readonly CallLife[] } | undefined {
  let open: readonly CallLife[] = [];
  for (const rendering of renderings) {
    const { started } = rendering;
    if (started === undefined) continue;
    open = open.filter((life) => (life.answered?.record ?? Infinity) > started.record);
    if (open.length === slots) return { rendering, open };
    open = [...open, rendering];
  }
  return undefined;
}

export function keptBusy(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  for (const phase of phasesOf(judged)) {
    if (!isOverload(phase) || phase.ratePerS === 0 || phase.failing > 0) continue;
    const { from, until } = phase;
    const came = requests.filter((request) => request.phase === phase.index);
    const isWithin = (moment: number | undefined) => moment !== undefined && moment >= from && moment < until;
    const served = requests.filter(({ end, call }) => end === 'yes' && isWithin(call.answered?.at)).length;
    const least = (leastShare * capacityPerS * (until - from)) / 1000;
    if (served >= least) continue;
    const idle = came.find(
      ({ call, end, renderings }) =>
        end === 'no' && renderings.length === 0 && atWork(requests, call.answered?.record ?? 0) < slots,
    );
    return {
      record: idle?.call.answered?.record ?? came[0]?.call.sent.record ?? 0,
      story: tell(
        judged.run,
        `From ${at(from).slice(3)} to ${at(until).slice(3)} ${count(came.length, 'request')} came. The renderer could have done ${(capacityPerS * (until - from)) / 1000} of them, and ${served} callers got their preview in time`,
        idle === undefined
          ? 'Where did its time go: was it idle while callers waited, or did it draw what nobody waited for any more'
          : `${at(idle.call.answered?.at ?? 0)}, for example, ${idle.pictureId} got a no while the renderer had only ${count(atWork(requests, idle.call.answered?.record ?? 0), 'picture')} to draw and ${insideBefore(requests, idle.call.sent.record)} were inside`,
      ),
      comparison: { expected: `at least ${Math.ceil(least)}`, actual: served },
    };
  }
  return undefined;
}

/** How many renderings were under way at this record. */
function atWork(requests: readonly { readonly renderings: readonly CallLife[] }[], record: number): number {
  return requests
    .flatMap(({ renderings }) => renderings)
    .filter((life) => life.sent.record < record && (life.answered?.record ?? Infinity) > record).length;
}
