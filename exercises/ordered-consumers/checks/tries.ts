import { at, list, ms, tell, times, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { crashOf, eventsOf, hasFailed, type OrderEvent } from '../reading.ts';

const pauseMs = 100;

/** How much later than after its pause a try may begin, in ms, while a place is free. */
const slackMs = 50;

/** Three tries with pauses between them, then a dead letter, then nothing more. */
export function threeTries(judged: JudgedRun): Finding | undefined {
  const events = eventsOf(judged);
  const crashed = crashOf(judged) !== undefined;
  for (const event of events) {
    // A crash takes with it what memory knew of earlier tries.
    const finding =
      givenUpTooEarly(event, judged) ?? (crashed ? undefined : (tooMany(event, judged) ?? wrongPause(event, events, judged)));
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function failures({ tries }: OrderEvent, until: number): string {
  const failed = tries.filter((life) => hasFailed(life) && (life.ended?.record ?? 0) < until);
  return failed.length === 0
    ? 'no try of it has failed'
    : `its tries have failed ${list(failed.map(({ ended }) => at(ended?.at ?? 0)))}`;
}

function givenUpTooEarly(event: OrderEvent, { run }: JudgedRun): Finding | undefined {
  const letter = event.letters[0];
  if (letter === undefined) return undefined;
  const before = event.tries.filter(({ ended }) => (ended?.record ?? Infinity) < letter.record);
  const failed = before.filter(hasFailed);
  if (failed.length >= 3 && failed.length === before.length) return undefined;
  return {
    record: letter.record,
    story: tell(
      run,
      `${at(letter.at)} event ${event.eventId} is sent to dead-letters`,
      `Until then ${failures(event, letter.record)}`,
      failed.length < before.length ? 'The last one has succeeded' : '',
    ),
    comparison: { expected: '3 failed tries', actual: failed.length },
  };
}

function tooMany(event: OrderEvent, { run }: JudgedRun): Finding | undefined {
  const { letters, tries, eventId } = event;
  const taken = letters.find((letter) => letter.taken !== undefined)?.taken;
  const fourth = tries.find(({ sent }) => {
    const failed = tries.filter((life) => (life.ended?.record ?? Infinity) < sent.record && hasFailed(life));
    return failed.length >= 3 && sent.record < (letters[0]?.record ?? Infinity);
  });
  const after = taken === undefined ? undefined : tries.find(({ sent }) => sent.record > taken.record);
  const wrong = fourth ?? after;
  if (wrong === undefined) return undefined;
  return {
    record: wrong.sent.record,
    story: tell(
      run,
      fourth === undefined ? `Event ${eventId} is a dead letter ${at(taken?.at ?? 0)}` : '',
      `${at(wrong.sent.at)} event ${eventId} is sent to the warehouse once more, though ${failures(event, wrong.sent.record)}`,
    ),
    comparison: { expected: 3, actual: `tried ${times(tries.length)}` },
  };
}

function wrongPause({ tries, eventId }: OrderEvent, events: readonly OrderEvent[], { run }: JudgedRun): Finding | undefined {
  for (const [n, next] of tries.entries()) {
    const before = tries[n - 1];
    if (before?.ended === undefined || !hasFailed(before)) continue;
    const failedAt = before.ended.at;
    const pausedMs = next.sent.at - failedAt;
    const lateMs = freeMs(events, failedAt + pauseMs, next.sent.at);
    if (pausedMs > pauseMs - 0.01 && lateMs <= slackMs) continue;
    return {
      record: next.sent.record,
      story: tell(
        run,
        `${at(failedAt)} a try of event ${eventId} fails`,
        pausedMs === 0 ? 'It is tried again at once' : `It is tried again ${at(next.sent.at)}, ${ms(pausedMs)} later`,
      ),
      comparison: { expected: ms(pauseMs), actual: ms(pausedMs) },
    };
  }
  return undefined;
}

/** For how much of this time fewer than 4 calls are open, so that a try need not wait for a place. */
function freeMs(events: readonly OrderEvent[], from: number, to: number): number {
  const calls = events.flatMap(({ tries }) => tries.map(({ sent, ended }) => ({ from: sent.at, to: ended?.at ?? Infinity })));
  const edges = [from, ...calls.flatMap((call) => [call.from, call.to]), to].filter((edge) => edge >= from && edge <= to);
  const steps = [...new Set(edges)].sort((a, b) => a - b);
  return steps.reduce((sum, step, n) => {
    const open = calls.filter((call) => call.from <= step && call.to > step).length;
    return open < 4 ? sum + (steps[n + 1] ?? step) - step : sum;
  }, 0);
}
