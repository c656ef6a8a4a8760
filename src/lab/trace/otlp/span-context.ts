import type { Trace, TraceRecord } from '../record.ts';

/** The span of one side of a call, or of one side of a message. */
export type SpanKey = `client ${number}` | `server ${number}` | `producer ${number}` | `consumer ${number}`;

/** In whose span each record of a trace happened; undefined for what happened in none, such as a fault. */
export function createSpanContext({ records }: Trace): (record: number) => SpanKey | undefined {
  const known = new Map<number, SpanKey | undefined>();
  const begins = new Map<SpanKey, number>();
  records.forEach((record, number) => {
    const key = beginsOf(record);
    if (key !== undefined) begins.set(key, number);
  });

  /** What was going on where a span was begun. */
  const around = (key: SpanKey): SpanKey | undefined => {
    const begin = begins.get(key);
    return begin === undefined ? undefined : contextOf(causeOf(begin));
  };
  const causeOf = (number: number): number => records[number]?.cause ?? -1;

  function contextOf(number: number): SpanKey | undefined {
    const record = records[number];
    if (record === undefined) return undefined;
    if (known.has(number)) return known.get(number);
    const context = find(record, number);
    known.set(number, context);
    return context;
  }

  function find(record: TraceRecord, number: number): SpanKey | undefined {
    switch (record.kind) {
      case 'call-arrived':
      case 'call-started':
      case 'call-rejected':
      case 'reply-sent':
        return `server ${record.call}`;
      case 'reply-arrived':
      case 'reply-lost':
      case 'call-lost':
      case 'call-timed-out':
      case 'call-aborted':
        return around(`client ${record.call}`);
      case 'publish-confirmed':
      case 'publish-failed':
        return around(`producer ${record.message}`);
      case 'message-queued':
      case 'message-rejected':
        return `producer ${record.message}`;
      case 'message-delivered':
      case 'message-acked':
      case 'message-nacked':
      case 'message-returned':
        return `consumer ${record.delivery}`;
      default:
        return contextOf(causeOf(number));
    }
  }

  return contextOf;
}

/** The span that a record begins. */
export function beginsOf(record: TraceRecord): SpanKey | undefined {
  switch (record.kind) {
    case 'call-sent':
      return `client ${record.call}`;
    case 'call-arrived':
      return `server ${record.call}`;
    case 'message-published':
      return `producer ${record.message}`;
    case 'message-delivered':
      return `consumer ${record.delivery}`;
    default:
      return undefined;
  }
}

/** The span that a record ends. A timed-out call ends for its caller; its other side goes on. */
export function endsOf(record: TraceRecord): SpanKey | undefined {
  switch (record.kind) {
    case 'reply-arrived':
    case 'call-timed-out':
    case 'call-aborted':
      return `client ${record.call}`;
    case 'reply-sent':
    case 'call-rejected':
      return `server ${record.call}`;
    case 'publish-confirmed':
    case 'publish-failed':
      return `producer ${record.message}`;
    case 'message-acked':
    case 'message-nacked':
    case 'message-returned':
      return `consumer ${record.delivery}`;
    default:
      return undefined;
  }
}
