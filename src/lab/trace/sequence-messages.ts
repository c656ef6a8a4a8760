import type { MessageRecord, TraceRecord } from './record.ts';
import type { Arrow, Mark, SequenceItem, Span } from './sequence-model.ts';
import { brief } from './sequence-words.ts';

/** A delivery that has begun and may not have ended. */
interface OpenDelivery {
  readonly number: number;
  readonly record: Extract<MessageRecord, { kind: 'message-delivered' }>;
}

/** Hand-overs, time in queues, deliveries and how they ended. Queues are the nodes at which messages are queued. */
export function readMessages(records: readonly TraceRecord[], endedAt: number): SequenceItem[] {
  const items: SequenceItem[] = [];
  const published = new Map<number, { number: number; record: Extract<MessageRecord, { kind: 'message-published' }> }>();
  const arrivedSomewhere = new Set<number>();
  const queued = new Map<string, { number: number; record: TraceRecord }>();
  const open = new Map<number, OpenDelivery>();

  const nameOf = (message: number): string => published.get(message)?.record.id ?? `message ${message}`;
  const sourceOf = (record: TraceRecord): Pick<SequenceItem, 'source'> => (record.source ? { source: record.source } : {});
  function arrow(record: TraceRecord, number: number, o: Pick<Arrow, 'what' | 'from' | 'to' | 'label'> & Partial<Arrow>): void {
    const { at } = record;
    items.push({
      type: 'arrow',
      sentAt: at,
      end: { how: 'arrived', at },
      tone: 'plain',
      attempt: 1,
      records: [number],
      ...sourceOf(record),
      ...o,
    });
  }
  function mark(record: TraceRecord, number: number, o: Pick<Mark, 'what' | 'tone' | 'label'> & Partial<Mark>): void {
    items.push({ type: 'mark', lifeline: record.node, at: record.at, records: [number], ...sourceOf(record), ...o });
  }
  function wait(message: number, queue: string, until: { number: number; at: number } | undefined): void {
    const key = `${message} ${queue}`;
    const since = queued.get(key);
    queued.delete(key);
    if (!since || since.record.at === (until?.at ?? endedAt)) return;
    items.push(
      span(
        'waiting',
        queue,
        since.record,
        until?.at,
        `${nameOf(message)} waits in ${queue}`,
        until ? [since.number, until.number] : [since.number],
      ),
    );
  }
  function span(
    what: Span['what'],
    lifeline: string,
    from: TraceRecord,
    until: number | undefined,
    label: string,
    numbers: number[],
  ): Span {
    const source = sourceOf(from);
    return {
      type: 'span',
      what,
      lifeline,
      from: from.at,
      until: until ?? endedAt,
      open: until === undefined,
      label,
      records: numbers,
      ...source,
    };
  }
  function finish(delivery: number, number: number | undefined, at: number | undefined): OpenDelivery | undefined {
    const begun = open.get(delivery);
    if (!begun) return undefined;
    open.delete(delivery);
    const numbers = number === undefined ? [begun.number] : [begun.number, number];
    if (at !== begun.record.at)
      items.push({
        ...span(
          'busy',
          begun.record.to,
          begun.record,
          at,
          `${begun.record.to} at work on ${nameOf(begun.record.message)}`,
          numbers,
        ),
        handedOver: true,
      });
    return begun;
  }

  records.forEach((record, number) => {
    if (record.kind === 'crashed') {
      for (const [delivery, begun] of open) if (begun.record.to === record.node) finish(delivery, number, record.at);
    }
    if (!('message' in record)) return;
    switch (record.kind) {
      case 'message-published':
        published.set(record.message, { number, record });
        break;
      case 'message-queued': {
        const from = published.get(record.message);
        if (from) {
          arrow(from.record, from.number, {
            what: 'publish',
            from: from.record.node,
            to: record.node,
            label: [from.record.id, brief(from.record.body, 40)].join(' '),
            end: { how: 'arrived', at: record.at },
            records: [from.number, number],
          });
        }
        arrivedSomewhere.add(record.message);
        queued.set(`${record.message} ${record.node}`, { number, record });
        break;
      }
      case 'publish-confirmed': {
        const queue = published.get(record.message)?.record.to ?? record.node;
        arrow(record, number, { what: 'confirm', from: queue, to: record.node, label: `confirmed ${nameOf(record.message)}` });
        break;
      }
      case 'publish-failed':
        mark(record, number, { what: 'publish-failed', tone: 'bad', label: `not published: ${record.error.message}` });
        break;
      case 'message-delivered':
        wait(record.message, record.node, { number, at: record.at });
        open.set(record.delivery, { number, record });
        arrow(record, number, {
          what: 'deliver',
          from: record.node,
          to: record.to,
          label: nameOf(record.message),
          attempt: record.attempt,
        });
        break;
      case 'message-acked':
      case 'message-nacked': {
        const begun = finish(record.delivery, number, record.at)?.record;
        const nack = record.kind === 'message-nacked';
        const to = begun?.node ?? record.node;
        const label = `${nack ? 'nack' : 'ack'} ${nameOf(record.message)}${nack ? `: ${record.reason}` : ''}`;
        arrow(record, number, {
          what: nack ? 'nack' : 'ack',
          from: begun?.to ?? record.node,
          to,
          label,
          tone: nack ? 'bad' : 'plain',
        });
        if (nack) queued.set(`${record.message} ${to}`, { number, record });
        break;
      }
      case 'message-returned': {
        finish(record.delivery, number, record.at);
        queued.set(`${record.message} ${record.node}`, { number, record });
        mark(record, number, { what: 'returned', tone: 'warn', label: `no ack: ${nameOf(record.message)} is back` });
        break;
      }
      case 'message-dead-lettered':
        wait(record.message, record.node, { number, at: record.at });
        arrow(record, number, {
          what: 'dead-letter',
          from: record.node,
          to: record.to,
          label: `${nameOf(record.message)}: ${record.reason}`,
          tone: 'bad',
        });
        break;
      case 'message-expired':
        wait(record.message, record.node, { number, at: record.at });
        mark(record, number, { what: 'expired', tone: 'warn', label: `${nameOf(record.message)} expired` });
        break;
      case 'message-lost':
        if (record.leg === 'publish') arrivedSomewhere.add(record.message);
        mark(record, number, {
          what: 'rejected',
          tone: 'bad',
          label: `${record.leg} of ${nameOf(record.message)} lost: ${record.reason}`,
        });
        break;
      case 'message-rejected': {
        const from = published.get(record.message);
        if (from && !arrivedSomewhere.has(record.message)) {
          arrivedSomewhere.add(record.message);
          arrow(from.record, from.number, {
            what: 'publish',
            from: from.record.node,
            to: from.record.to,
            label: nameOf(record.message),
            end: { how: 'lost', at: record.at, reason: record.reason },
            tone: 'bad',
            records: [from.number],
          });
        }
        mark(record, number, { what: 'rejected', tone: 'bad', label: `${nameOf(record.message)} refused: ${record.reason}` });
        break;
      }
    }
  });
  for (const delivery of [...open.keys()]) finish(delivery, undefined, undefined);
  for (const { record } of [...queued.values()]) if ('message' in record) wait(record.message, record.node, undefined);
  for (const [message, from] of published) {
    if (arrivedSomewhere.has(message)) continue;
    const label = [from.record.id, brief(from.record.body, 40)].join(' ');
    arrow(from.record, from.number, {
      what: 'publish',
      from: from.record.node,
      to: from.record.to,
      label,
      end: { how: 'pending' },
    });
  }
  return items;
}
