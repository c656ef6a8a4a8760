import { at, count, list, ms, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { inFlightPeak } from '../../../src/judge/check/in-flight.ts';
import { callsToEndpoints, crashesOf, eventIdOf, policy } from '../reading.ts';

/** Finds an endpoint with more than two open calls, or a delivery with more than one. */
export function atMostTwo(judged: JudgedRun): Finding | undefined {
  // What was open at a crash is not the doing of the process that came after it.
  for (const life of livesOf(judged)) {
    for (const [, calls] of Map.groupBy(life, ({ to }) => to)) {
      const found =
        [...Map.groupBy(calls, eventIdOf)].map(([, same]) => tooMany(same, 1, judged)).find((finding) => finding !== undefined) ??
        tooMany(calls, policy.mostOpen, judged);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function livesOf(judged: JudgedRun): readonly (readonly CallLife[])[] {
  const crashes = crashesOf(judged);
  const calls = callsToEndpoints(judged);
  return [...Map.groupBy(calls, ({ sent }) => crashes.filter(({ record }) => record < sent.record).length).values()];
}

function tooMany(calls: readonly CallLife[], most: number, { run }: JudgedRun): Finding | undefined {
  const peak = inFlightPeak(calls);
  if (peak.calls <= most) return undefined;
  const open = calls.filter(({ sent, ended }) => sent.record <= peak.record && (ended?.record ?? Infinity) > peak.record);
  const since = list(open.slice(0, 5).map((life) => `${eventIdOf(life)} since ${ms(life.sent.at)}`));
  return {
    record: peak.record,
    story: tell(
      run,
      `${at(peak.at)} ${count(peak.calls, 'call')} to ${calls[0]?.to ?? ''} are open at once: ${since}`,
      most === 1 ? 'They are for the same delivery' : '',
    ),
    comparison: { expected: most === 1 ? 'at most 1 for each delivery' : `at most ${most}`, actual: peak.calls },
  };
}

/** How far from 2000 ms a call may be given up, in ms. Right answers: 0. Mildest wrong ones: 1000 too early, or never. */
const slackMs = 150;

/** Finds a call that was not given its two seconds, or more. */
export function twoSeconds(judged: JudgedRun): Finding | undefined {
  const { run, trace } = judged;
  const crashes = crashesOf(judged);
  for (const life of callsToEndpoints(judged)) {
    const { sent, ended, to } = life;
    const diedAt = crashes.find(({ record }) => record > sent.record)?.at ?? Infinity;
    const untilAt = Math.min(ended?.at ?? Infinity, diedAt, trace.endedAt);
    const isShort = ended !== undefined && ended.how !== 'reply' && ended.at < sent.at + policy.attemptMs - slackMs;
    if (!isShort && untilAt <= sent.at + policy.attemptMs + slackMs) continue;
    const takes = isShort ? `is given up ${at(untilAt)}, after ${ms(untilAt - sent.at)}` : `is still open ${at(untilAt)}`;
    return {
      record: isShort ? ended.record : sent.record,
      story: tell(run, `${at(sent.at)} ${to} is called with ${eventIdOf(life)}`, `The call ${takes}`),
      comparison: {
        expected: `given up after ${ms(policy.attemptMs)}`,
        actual: isShort ? ms(untilAt - sent.at) : 'not given up',
      },
    };
  }
  return undefined;
}
