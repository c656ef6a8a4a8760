import { at, count, list, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { asked, hasBacklog, measurement, type Asked } from '../reading.ts';

/**
 * As the brief says. Measured, with a target of 300 s, from the first time that a backlog is shown until none is (worst of all runs, in s; the platform looks every
 * 30 s). Right answers: at most 300. Allowed: 420. Mildest wrong: keeps-what-is-done-per-second 570.
 */
const graceS = 120;
const giveBackMs = 120_000;

/** Held, less one, over kept busy. Right answers: at most 1.4, by at-seventy-per-cent (16 for 10.8). The mildest wrong one: 2.8 (16 for 5.4). */
const mostHeld = 1.5;

/** Finds a backlog that is there for longer than the target, or than `max` workers need. */
export function drainedInTime(judged: JudgedRun): Finding | undefined {
  const all = asked(judged);
  let first: Asked | undefined;
  for (const one of all) {
    // While nothing can be finished, no number of workers helps.
    if (Number.isNaN(one.measured.serviceMs)) first = undefined;
    else if (!hasBacklog(one)) first = undefined;
    else {
      first ??= one;
      const allowedS = allowedFor(first);
      if (one.at > first.at + allowedS * 1000) return late(first, one, allowedS, all, judged);
    }
  }
  return undefined;
}

/** From the target, or from what the most workers need, whichever is longer. */
function allowedFor({ measured, limits, serviceMs, busy }: Asked): number {
  const sparePerS = ((limits.max - busy) * 1000) / serviceMs;
  const fastestS = sparePerS > 0 ? measured.backlog / sparePerS : Infinity;
  // A fifth more than evenly spaced messages would need: they are not quite even.
  return Math.max(limits.drainTargetS, fastestS * 1.2) + graceS;
}

function late(first: Asked, one: Asked, allowedS: number, all: readonly Asked[], { run }: JudgedRun): Finding {
  const answers = all.filter(({ at }) => at >= first.at && at < one.at).map(({ answer }) => show(answer));
  return {
    record: one.record,
    story: tell(
      run,
      measurement(first.at, first.measured),
      `The backlog should be gone ${ms(allowedS * 1000)} later, ${at(first.at + allowedS * 1000)}`,
      `${at(one.at)} ${one.measured.backlog} messages still wait. Your answers since were ${list(answers)}`,
    ),
    comparison: { expected: `a backlog of at most ${one.measured.current} ${at(one.at)}`, actual: one.measured.backlog },
  };
}

/** Finds workers that are held though nothing needs them. */
export function givenBack(judged: JudgedRun): Finding | undefined {
  let calmSince: number | undefined;
  for (const one of asked(judged)) {
    calmSince = one.isSteady && !hasBacklog(one) && !Number.isNaN(one.measured.serviceMs) ? (calmSince ?? one.at) : undefined;
    if (calmSince === undefined || one.at < calmSince + giveBackMs) continue;
    const most = one.busy * mostHeld + 1;
    if (typeof one.answer === 'number' && one.answer <= most) continue;
    return {
      record: one.record,
      story: tell(
        judged.run,
        measurement(one.at, one.measured),
        `There has been no backlog for ${ms(one.at - calmSince)}, and what arrives keeps ${one.busy.toFixed(1)} workers busy`,
        `desiredWorkers says ${show(one.answer)}`,
      ),
      comparison: { expected: `at most ${Math.floor(most)}`, actual: one.answer },
    };
  }
  return undefined;
}

/** Finds answers that go up and down while nothing changes. */
export function steady(judged: JudgedRun): Finding | undefined {
  let calm: Asked[] = [];
  for (const one of asked(judged)) {
    if (!one.isSteady || hasBacklog(one) || Number.isNaN(one.measured.serviceMs)) {
      calm = [];
      continue;
    }
    calm.push(one);
    const since = calm.filter((earlier) => earlier.at >= (calm[0]?.at ?? 0) + giveBackMs);
    const numbers = since.map(({ answer }) => Number(answer));
    if (numbers.length === 0 || Math.max(...numbers) - Math.min(...numbers) <= 1) continue;
    return {
      record: one.record,
      story: tell(
        judged.run,
        `${one.measured.arrivalPerS} messages arrive per second, as before, and there is no backlog`,
        `From ${ms(since[0]?.at ?? 0)} to ${ms(one.at)} your answers are ${list(numbers.map(String))}`,
        `${count(one.measured.backlog, 'message')} wait${one.measured.backlog === 1 ? 's' : ''} at the end`,
      ),
      comparison: { expected: 'answers that differ by one at most', actual: numbers },
    };
  }
  return undefined;
}
