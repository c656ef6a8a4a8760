import {
  at,
  count,
  deepEqual,
  list,
  show,
  tell,
  times,
  type Check,
  type Finding,
  type JudgedRun,
} from '../../src/judge/index.ts';
import { inFlightPeak } from '../../src/judge/check/in-flight.ts';
import { noIdleSlot } from './checks/idle-slot.ts';
import { inOrder } from './checks/in-order.ts';
import { threeTries } from './checks/tries.ts';
import { crashOf, eventsOf, type OrderEvent } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'in-order', find: inOrder },
  { id: 'at-most-four', find: atMostFour },
  { id: 'no-idle-slot', find: noIdleSlot },
  { id: 'three-tries', find: threeTries },
  { id: 'none-lost', find: noneLost },
  { id: 'all-acked', find: allAcked },
];

function atMostFour(judged: JudgedRun): Finding | undefined {
  const crash = crashOf(judged)?.record ?? 0;
  const calls = eventsOf(judged).flatMap(({ tries }) => tries);
  // What was open at a crash is not the doing of the process that came after it.
  const lives = [calls.filter(({ sent }) => sent.record < crash), calls.filter(({ sent }) => sent.record >= crash)];
  for (const life of lives) {
    const peak = inFlightPeak(life);
    if (peak.calls <= 4) continue;
    const open = life.filter(({ sent, ended }) => sent.record <= peak.record && (ended?.record ?? Infinity) > peak.record);
    const ids = list(open.slice(0, 9).map(({ body }) => show(body).replace(/.*eventId: "([^"]*)".*/, '$1')));
    return {
      record: peak.record,
      story: tell(judged.run, `${at(peak.at)} ${count(peak.calls, 'call')} to the warehouse are open at once: those of ${ids}`),
      comparison: { expected: 'at most 4', actual: peak.calls },
    };
  }
  return undefined;
}

function noneLost(judged: JudgedRun): Finding | undefined {
  const crash = crashOf(judged);
  for (const event of eventsOf(judged)) {
    const { eventId, acks, letters, deliveries, givenBack, body } = event;
    const letter = letters.find(({ taken }) => taken !== undefined);
    if (letter !== undefined && !deepEqual(letter.body, body)) {
      return {
        record: letter.record,
        story: tell(judged.run, `${at(letter.at)} the dead letter of ${eventId} says ${show(letter.body)}`),
        comparison: { expected: body, actual: letter.body },
      };
    }
    if (event.applied !== undefined || letter !== undefined) continue;
    const ack = acks[0];
    const refused = letters[0];
    return {
      record: ack?.record ?? deliveries.at(-1)?.record ?? event.published.record,
      story: tell(
        judged.run,
        `Event ${eventId} is delivered ${times(deliveries.length)} in this run${deliveries[0] === undefined ? '' : `, the first time ${at(deliveries[0].at)}`}`,
        triesTold(event),
        refused === undefined ? '' : `${at(refused.at)} it is sent to dead-letters, which refuses it`,
        ack === undefined ? '' : `${at(ack.at)} it is acked, and the queue forgets it`,
        ack !== undefined && crash !== undefined && crash.record > ack.record ? `${at(crash.at)} the consumer crashes` : '',
        ack === undefined && givenBack.length > 0 ? `Each time onOrderEvent throws: ${givenBack.at(-1)?.reason}` : '',
        'At the end it is neither in the warehouse nor in dead-letters',
      ),
      comparison: { expected: 'applied or a dead letter', actual: ack === undefined ? 'neither' : 'acked, and neither' },
    };
  }
  return undefined;
}

function triesTold({ tries }: OrderEvent): string {
  const last = tries.at(-1);
  if (last === undefined) return 'No call to the warehouse is made with it';
  return `It is sent to the warehouse ${times(tries.length)}, the last time ${at(last.sent.at)}`;
}

function allAcked(judged: JudgedRun): Finding | undefined {
  for (const { eventId, acks, deliveries, givenBack, done } of eventsOf(judged)) {
    const last = deliveries.at(-1);
    if (acks.length > 0 || last === undefined) continue;
    return {
      record: last.record,
      story: tell(
        judged.run,
        `Event ${eventId} is delivered ${times(deliveries.length)} in this run and never acked`,
        done === undefined ? '' : `It was done ${at(done.at)}`,
        givenBack[0] === undefined
          ? 'onOrderEvent neither returns nor throws'
          : `${at(givenBack[0].at)} onOrderEvent throws: ${givenBack[0].reason}`,
      ),
      comparison: { expected: 'acked', actual: `delivered ${times(deliveries.length)}` },
    };
  }
  return undefined;
}
