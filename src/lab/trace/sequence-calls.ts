import type { CallRecord, TraceRecord } from './record.ts';
import type { SequenceItem } from './sequence-model.ts';
import { brief, briefOutcome } from './sequence-words.ts';
import { formatTime } from './time-words.ts';

type Kind = CallRecord['kind'];

/** The records of one call by kind, each with its number. */
export interface CallLife {
  readonly call: number;
  readonly from: string;
  readonly to: string;
  readonly sent: Extract<CallRecord, { kind: 'call-sent' }>;
  /** As the caller says, or as follows from earlier identical calls of the same work that did not succeed. */
  readonly attempt: number;
  number(kind: Kind): number | undefined;
  get<K extends Kind>(kind: K): Extract<CallRecord, { kind: K }> | undefined;
  /** When the caller stopped waiting without a reply. */
  readonly gaveUpAt: number | undefined;
}

/** Every call of a run, in the order in which they were sent. */
export function callLives(records: readonly TraceRecord[]): ReadonlyMap<number, CallLife> {
  const byCall = new Map<number, Map<Kind, number>>();
  records.forEach((record, number) => {
    if (!('call' in record)) return;
    const kinds = byCall.get(record.call) ?? new Map<Kind, number>();
    if (!kinds.has(record.kind)) kinds.set(record.kind, number);
    byCall.set(record.call, kinds);
  });
  const lives = new Map<number, CallLife>();
  const triesOf = new Map<string, CallLife>();
  const taskOf = taskFinder(records);
  for (const [call, kinds] of byCall) {
    const get = <K extends Kind>(kind: K): Extract<CallRecord, { kind: K }> | undefined => {
      const record = records[kinds.get(kind) ?? -1];
      return record?.kind === kind ? (record as Extract<CallRecord, { kind: K }>) : undefined;
    };
    const sent = get('call-sent');
    if (!sent) continue;
    const work = JSON.stringify([taskOf(kinds.get('call-sent') ?? 0), sent.node, sent.to, sent.operation, sent.body]);
    const before = triesOf.get(work);
    const attempt = Math.max(sent.attempt, before && failedBefore(before, sent.at) ? before.attempt + 1 : 1);
    const gaveUpAt = get('call-timed-out')?.at ?? get('call-aborted')?.at;
    const life: CallLife = {
      call,
      from: sent.node,
      to: sent.to,
      sent,
      attempt,
      number: (kind) => kinds.get(kind),
      get,
      gaveUpAt,
    };
    lives.set(call, life);
    triesOf.set(work, life);
  }
  return lives;
}

/**
 * The record with which the work began for which a record was made: a call or a message taken up at its node, or a root. Remembers what
 * it has found, because the calls of one handler may each be the cause of the next.
 */
function taskFinder(records: readonly TraceRecord[]): (number: number) => number {
  const foundAt = new Map<string, Map<number, number>>();

  return (number) => {
    const node = records[number]?.node ?? '';
    const known = foundAt.get(node) ?? new Map<number, number>();
    foundAt.set(node, known);
    const passed: number[] = [];
    let at = number;
    for (;;) {
      passed.push(at);
      const found = known.get(at);
      const cause = records[at]?.cause ?? null;
      // A cause comes before its effect; anything else would go round in circles.
      if (found !== undefined || cause === null || cause >= at) {
        at = found ?? at;
        break;
      }
      at = cause;
      const record = records[at];
      if (
        (record?.kind === 'call-started' && record.node === node) ||
        (record?.kind === 'message-delivered' && record.to === node)
      )
        break;
    }
    for (const each of passed) known.set(each, at);
    return at;
  };
}

function failedBefore(call: CallLife, at: number): boolean {
  const reply = call.get('reply-arrived');
  if (call.gaveUpAt !== undefined && call.gaveUpAt <= at) return true;
  return reply !== undefined && reply.at <= at && !reply.outcome.ok;
}

/** Arrows, waiting and busy spans, and the ends of patience of every call. */
export function readCalls(
  records: readonly TraceRecord[],
  endedAt: number,
  calls: ReadonlyMap<number, CallLife> = callLives(records),
): SequenceItem[] {
  const crashesOf = new Map<string, number[]>();
  records.forEach((record, number) => {
    if (record.kind === 'crashed') crashesOf.set(record.node, [...(crashesOf.get(record.node) ?? []), number]);
  });
  return [...calls.values()].flatMap((life) => itemsOf(life, records, crashesOf.get(life.to) ?? [], endedAt));
}

function itemsOf(life: CallLife, records: readonly TraceRecord[], crashes: readonly number[], endedAt: number): SequenceItem[] {
  const { sent, from, to, attempt } = life;
  const source = sent.source ? { source: sent.source } : {};
  const numbers = (...kinds: Kind[]): number[] => kinds.map((kind) => life.number(kind)).filter((number) => number !== undefined);
  const items: SequenceItem[] = [];

  const arrived = life.get('call-arrived') ?? life.get('call-started') ?? life.get('call-rejected');
  const callLost = life.get('call-lost');
  items.push({
    type: 'arrow',
    what: 'call',
    from,
    to,
    // Labels are made when they are drawn: of a long run few are.
    get label() {
      return callLabel(life);
    },
    sentAt: sent.at,
    end: callLost
      ? { how: 'lost', at: callLost.at, reason: callLost.reason }
      : arrived
        ? { how: 'arrived', at: arrived.at }
        : { how: 'pending' },
    tone: callLost ? 'bad' : 'plain',
    attempt,
    records: numbers('call-sent', 'call-arrived', 'call-lost'),
    ...source,
  });

  const rejected = life.get('call-rejected');
  if (rejected) {
    items.push(
      mark(
        'rejected',
        to,
        rejected.at,
        life.get('reply-sent') ? 'refused' : `refused: ${rejected.reason}`,
        numbers('call-rejected'),
        source,
      ),
    );
  }

  const replySent = life.get('reply-sent');
  const started = life.get('call-started');
  const arrivedNumber = life.number('call-arrived');
  const startedNumber = life.number('call-started');
  const crashOf = (number: number): TraceRecord | undefined => records[crashes.find((crash) => crash > number) ?? -1];

  const firstArrival = life.get('call-arrived');
  if (firstArrival && arrivedNumber !== undefined) {
    const end = started?.at ?? rejected?.at ?? replySent?.at ?? crashOf(arrivedNumber)?.at;
    const until = end ?? endedAt;
    if (until > firstArrival.at && (started || !replySent)) {
      items.push({
        type: 'span',
        what: 'waiting',
        lifeline: to,
        from: firstArrival.at,
        until,
        open: end === undefined,
        label: `in the queue of ${to} for ${formatTime(until - firstArrival.at)}`,
        records: numbers('call-arrived', 'call-started'),
        ...source,
      });
    }
  }
  const busyFrom = started ?? (replySent && !rejected ? firstArrival : undefined);
  if (busyFrom) {
    const end = replySent?.at ?? crashOf(startedNumber ?? arrivedNumber ?? 0)?.at;
    const until = end ?? endedAt;
    const abandoned =
      life.gaveUpAt !== undefined && life.gaveUpAt < until ? { abandonedAt: Math.max(life.gaveUpAt, busyFrom.at) } : {};
    items.push({
      type: 'span',
      what: 'busy',
      lifeline: to,
      from: busyFrom.at,
      until,
      open: end === undefined,
      label: `${to} at work for ${from}`,
      records: numbers(started ? 'call-started' : 'call-arrived', 'reply-sent'),
      ...abandoned,
      ...source,
    });
  }

  if (replySent) {
    const replyArrived = life.get('reply-arrived');
    const replyLost = life.get('reply-lost');
    // The lab notes no arrival where nobody waits.
    const late = life.gaveUpAt !== undefined && !replyLost && (!replyArrived || replyArrived.at >= life.gaveUpAt);
    const error = !replySent.outcome.ok;
    items.push({
      type: 'arrow',
      what: 'reply',
      from: to,
      to: from,
      get label() {
        return briefOutcome(replySent.outcome, 48);
      },
      sentAt: replySent.at,
      end: replyLost
        ? { how: 'lost', at: replyLost.at, reason: replyLost.reason }
        : replyArrived
          ? { how: 'arrived', at: replyArrived.at }
          : late
            ? { how: 'lost', at: replySent.at, reason: `${from} has stopped waiting` }
            : { how: 'pending' },
      tone: late ? 'late' : error || replyLost ? 'bad' : 'plain',
      attempt: 1,
      records: numbers('reply-sent', 'reply-arrived', 'reply-lost'),
      ...(replySent.source ? { source: replySent.source } : source),
    });
  }

  const timedOut = life.get('call-timed-out');
  const aborted = life.get('call-aborted');
  const ended = timedOut ?? aborted;
  if (ended) {
    const waited = formatTime(ended.at - sent.at);
    const kind = timedOut ? 'call-timed-out' : 'call-aborted';
    items.push(
      mark(
        timedOut ? 'timed-out' : 'aborted',
        from,
        ended.at,
        `${timedOut ? 'timeout' : 'aborted'}: ${to}`,
        numbers(kind),
        source,
      ),
    );
    items.push({
      type: 'span',
      what: 'gave-up',
      lifeline: from,
      from: sent.at,
      until: ended.at,
      open: false,
      label: `${from} waited ${waited} for ${to}`,
      records: numbers('call-sent', kind),
      ...source,
    });
  }
  return items;
}

function mark(
  what: 'timed-out' | 'aborted' | 'rejected',
  lifeline: string,
  at: number,
  label: string,
  records: number[],
  source: Pick<SequenceItem, 'source'>,
): SequenceItem {
  return { type: 'mark', what, tone: what === 'aborted' ? 'warn' : 'bad', lifeline, at, label, records, ...source };
}

/** The operation, unless it says no more than the arrow does, and the request. */
function callLabel({ sent, to }: CallLife): string {
  const operation = sent.operation === to || sent.operation === 'call' || sent.operation === 'handle' ? '' : sent.operation;
  const body = sent.body === undefined || sent.body === null ? '' : brief(sent.body, 48);
  return [operation, body].filter((part) => part !== '').join(' ') || to;
}
