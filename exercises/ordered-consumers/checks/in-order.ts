import { at, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { crashOf, ordersOf, type OrderEvent } from '../reading.ts';

/** Of one order, one event at a time is in work, and none overtakes an earlier one. */
export function inOrder(judged: JudgedRun): Finding | undefined {
  const findings = [...ordersOf(judged).values()].flatMap((events) => [
    ...events.flatMap((event, n) => beganTooEarly(event, events.slice(0, n), judged)),
    ...events.flatMap((event, n) => appliedTooLate(event, events.slice(n + 1), judged)),
  ]);
  return findings.sort((a, b) => a.record - b.record)[0];
}

/** A call that is sent while an earlier event of the order is still to be done, or still open. */
function beganTooEarly(event: OrderEvent, earlier: readonly OrderEvent[], judged: JudgedRun): readonly Finding[] {
  const crash = crashOf(judged)?.record ?? Infinity;
  for (const { sent } of event.tries) {
    for (const before of earlier) {
      const taken = before.letters.find((letter) => letter.taken !== undefined)?.taken;
      const settled = Math.min(before.applied?.record ?? Infinity, taken?.record ?? Infinity) < sent.record;
      const open = before.tries.find(
        (life) =>
          life.sent.record < sent.record &&
          (life.ended?.record ?? Infinity) > sent.record &&
          // A crash ends what was open for the process that comes after it.
          (life.sent.record > crash || sent.record < crash),
      );
      if (settled && open === undefined) continue;
      return [
        {
          record: sent.record,
          story: tell(
            judged.run,
            `${at(sent.at)} event ${event.eventId} is sent to the warehouse`,
            open === undefined
              ? stateOf(before, sent.record)
              : `The call with ${before.eventId}, an earlier event of the same order, has been open since ${at(open.sent.at).slice(3)}`,
          ),
          comparison: { expected: `after ${before.eventId} is done`, actual: 'before' },
        },
      ];
    }
  }
  return [];
}

/** Where an event is that is neither in a call nor done. */
function stateOf({ eventId, tries, givenBack, letters }: OrderEvent, record: number): string {
  const who = `Event ${eventId}, an earlier one of the same order,`;
  const failed = tries.filter(({ ended }) => ended !== undefined && ended.record < record).at(-1)?.ended;
  const back = givenBack.filter((moment) => moment.record < record).at(-1);
  if (back !== undefined) return `${who} was given back to the queue ${at(back.at)} and waits there to be delivered again`;
  const letter = letters.filter((sent) => sent.record < record).at(-1);
  if (letter !== undefined) return `${who} was sent to dead-letters ${at(letter.at)}, which does not have it yet`;
  if (failed !== undefined) return `${who} failed ${at(failed.at)} and is to be tried again`;
  return `${who} has not even begun`;
}

/** An event that takes effect for the first time after a later one of its order. */
function appliedTooLate(event: OrderEvent, later: readonly OrderEvent[], { run }: JudgedRun): readonly Finding[] {
  const { applied, eventId, givenBack } = event;
  if (applied === undefined) return [];
  const overtaker = later.find((other) => (other.applied?.record ?? Infinity) < applied.record);
  if (overtaker?.applied === undefined) return [];
  const back = givenBack.filter(({ record }) => record < applied.record).at(-1);
  return [
    {
      record: applied.record,
      story: tell(
        run,
        back === undefined ? '' : `${at(back.at)} event ${eventId} is given back to the queue: ${back.reason}`,
        `${at(overtaker.applied.at)} the warehouse applies ${overtaker.eventId}, a later event of the same order`,
        `${at(applied.at)} it applies ${eventId}, which is out of date by then`,
      ),
      comparison: { expected: `${eventId} before ${overtaker.eventId}`, actual: 'after it' },
    },
  ];
}
