import { at, list, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { crashOf, ordersOf, type OrderEvent } from '../reading.ts';

/** How long an event may wait, in ms, with a place free and its order not in work. */
const slackMs = 20;

interface Span {
  readonly orderId: string;
  readonly eventId: string;
  readonly from: number;
  readonly to: number;
}

/** While fewer than 4 orders have an event in work, an event of any other order begins. */
export function noIdleSlot(judged: JudgedRun): Finding | undefined {
  // Around a crash nobody is there to begin anything.
  if (crashOf(judged) !== undefined) return undefined;
  const events = [...ordersOf(judged).values()].flat();
  const spans = events.flatMap(spansOf);
  const findings = events.flatMap((event) => waitedFor(event, spans, judged));
  return findings.sort((a, b) => a.record - b.record)[0];
}

/** When an event is in work: from its first call until it is done, pauses included, and while any later call with it is open. */
function spansOf({ orderId, eventId, tries, done }: OrderEvent): readonly Span[] {
  const first = tries[0];
  if (first === undefined) return [];
  return [
    { orderId, eventId, from: first.sent.at, to: done?.at ?? Infinity },
    ...tries.map(({ sent, ended }) => ({ orderId, eventId, from: sent.at, to: ended?.at ?? Infinity })),
  ];
}

/** The first stretch in which an event could have begun and did not. */
function waitedFor(event: OrderEvent, spans: readonly Span[], { run }: JudgedRun): readonly Finding[] {
  const { deliveries, tries, eventId, orderId } = event;
  const delivered = deliveries[0];
  if (delivered === undefined) return [];
  const until = tries[0]?.sent.at ?? Infinity;
  const edges = [delivered.at, ...spans.flatMap(({ from, to }) => [from, to]), until];
  const steps = [...new Set(edges)].filter((edge) => edge >= delivered.at && edge <= until).sort((a, b) => a - b);
  let free: { readonly at: number; readonly events: readonly string[] } | undefined;
  for (const [n, from] of steps.entries()) {
    const to = steps[n + 1];
    if (to === undefined) break;
    const inWork = new Map(
      spans.filter((span) => span.from <= from && span.to > from).map((span) => [span.orderId, span.eventId]),
    );
    if (inWork.size >= 4 || inWork.has(orderId)) {
      free = undefined;
      continue;
    }
    free ??= { at: from, events: [...inWork.values()] };
    const idleMs = to - free.at;
    if (idleMs > slackMs) {
      return [
        {
          record: tries[0]?.sent.record ?? delivered.record,
          story: tell(
            run,
            `Event ${eventId} is delivered ${at(delivered.at)}`,
            `${at(free.at)} ${inWorkTold(free.events)}, and nothing of its own order, so that it could begin`,
            tries[0] === undefined ? 'It is never sent to the warehouse' : `It is sent to the warehouse ${at(until)}`,
          ),
          comparison: {
            expected: at(free.at),
            actual: tries[0] === undefined ? 'never' : at(until),
          },
        },
      ];
    }
  }
  return [];
}

function inWorkTold(events: readonly string[]): string {
  if (events.length === 0) return 'nothing is in work';
  return `only ${list(events)} ${events.length === 1 ? 'is' : 'are'} in work`;
}
