import type { PlainError, Trace, TraceRecord } from '../record.ts';
import { beginsOf, createSpanContext, endsOf, type SpanKey } from './span-context.ts';

/** A trace in the JSON encoding of the OpenTelemetry protocol, for the viewers that read it. Times count from 1970 on, since a run begins at 0. */
export interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly scope: { readonly name: string }; readonly spans: readonly OtlpSpan[] }[];
  }[];
}

export interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly intValue: string };
}

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: 2 | 3 | 4 | 5;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly events: readonly {
    readonly timeUnixNano: string;
    readonly name: string;
    readonly attributes: readonly OtlpAttribute[];
  }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 0 unset, 2 error. */
  readonly status: { readonly code: 0 | 2; readonly message?: string };
}

/**
 * Spans of a run. A call is a client span with the server span as its child. Who takes a message up begins a trace of its own, with a
 * link to the span that sent it: a message may have many consumers, and its sender has long gone on.
 * Source: OpenTelemetry Protocol 1.x (trace.proto) and its semantic conventions for messaging.
 */
export function toOtlp(trace: Trace): OtlpTraces {
  const contextOf = createSpanContext(trace);
  const drafts = new Map<SpanKey, Draft>();
  const senders = new Map<number, SpanKey>();
  trace.records.forEach((record, number) => {
    const begun = beginsOf(record);
    if (begun !== undefined) {
      const parent = begun.startsWith('server') ? clientOf(begun) : begun.startsWith('consumer') ? undefined : parentOf(number);
      drafts.set(begun, {
        key: begun,
        begin: record,
        parent: parent !== undefined && drafts.has(parent) ? parent : undefined,
        records: [],
      });
      if (record.kind === 'message-published') senders.set(record.message, begun);
      return;
    }
    const ended = endsOf(record);
    const draft = drafts.get(ended ?? contextOf(number) ?? 'client -1');
    if (ended !== undefined && draft !== undefined) draft.end ??= record;
    else draft?.records.push(record);
  });
  function parentOf(number: number): SpanKey | undefined {
    return contextOf(trace.records[number]?.cause ?? -1);
  }

  const nodes = new Map<string, OtlpSpan[]>();
  for (const draft of drafts.values()) {
    const spans = nodes.get(draft.begin.node) ?? [];
    nodes.set(draft.begin.node, spans);
    spans.push(spanOf(draft));
  }
  return {
    resourceSpans: [...nodes].map(([node, spans]) => ({
      resource: { attributes: [text('service.name', node)] },
      scopeSpans: [{ scope: { name: '202-accepted/lab' }, spans }],
    })),
  };

  function spanOf({ key, begin, end, parent, records }: Draft): OtlpSpan {
    const sender = begin.kind === 'message-delivered' ? senders.get(begin.message) : undefined;
    const failure = failureOf(end);
    return {
      traceId: traceIdOf(key),
      spanId: spanIdOf(key),
      ...(parent === undefined ? {} : { parentSpanId: spanIdOf(parent) }),
      name: nameOf(begin),
      kind: kinds[key.split(' ')[0] as keyof typeof kinds],
      startTimeUnixNano: nanos(begin.at),
      endTimeUnixNano: nanos(end?.at ?? trace.endedAt),
      attributes: attributesOf(begin, end),
      events: records.map((record) => ({
        timeUnixNano: nanos(record.at),
        name: record.kind,
        attributes: [text('node', record.node)],
      })),
      links: sender === undefined ? [] : [{ traceId: traceIdOf(sender), spanId: spanIdOf(sender) }],
      status: failure === undefined ? { code: 0 } : { code: 2, message: failure },
    };
  }

  /** A trace is named by the run's seed and the span that began it. */
  function traceIdOf(key: SpanKey): string {
    let root = key;
    for (let parent = drafts.get(root)?.parent; parent !== undefined; parent = drafts.get(root)?.parent) root = parent;
    return trace.seed.toString(16).padStart(16, '0').slice(-16) + spanIdOf(root);
  }
}

interface Draft {
  readonly key: SpanKey;
  readonly begin: TraceRecord;
  readonly parent: SpanKey | undefined;
  end?: TraceRecord;
  readonly records: TraceRecord[];
}

const kinds = { server: 2, client: 3, producer: 4, consumer: 5 } as const;

function clientOf(server: SpanKey): SpanKey {
  return server.replace('server', 'client') as SpanKey;
}

/** Sixteen digits: the kind, then the number within the run, counted from 1 so that none is all zeros. */
function spanIdOf(key: SpanKey): string {
  const [kind = 'client', number = '0'] = key.split(' ');
  return `${kinds[kind as keyof typeof kinds]}${(Number(number) + 1).toString(16).padStart(15, '0')}`;
}

function nameOf(begin: TraceRecord): string {
  switch (begin.kind) {
    case 'call-sent':
      return `call ${begin.to}`;
    case 'message-published':
      return `publish ${begin.to}`;
    case 'message-delivered':
      return `process ${begin.node}`;
    default:
      return `serve ${begin.node}`;
  }
}

function attributesOf(begin: TraceRecord, end: TraceRecord | undefined): OtlpAttribute[] {
  const attributes: OtlpAttribute[] = [];
  if (begin.kind === 'call-sent')
    attributes.push(text('rpc.method', begin.operation), whole('retry.attempt', begin.attempt), text('peer.service', begin.to));
  if (begin.kind === 'message-published')
    attributes.push(text('messaging.destination.name', begin.to), text('messaging.message.id', begin.id));
  if (begin.kind === 'message-delivered')
    attributes.push(
      text('messaging.destination.name', begin.node),
      text('messaging.consumer.name', begin.to),
      whole('messaging.delivery.attempt', begin.attempt),
    );
  if (begin.source) attributes.push(whole('code.line.number', begin.source.line));
  if (end === undefined) attributes.push(text('lab.unfinished', 'the run ended first'));
  return attributes;
}

function failureOf(end: TraceRecord | undefined): string | undefined {
  switch (end?.kind) {
    case 'reply-arrived':
    case 'reply-sent':
      return end.outcome.ok ? undefined : inWords(end.outcome.error);
    case 'publish-failed':
      return inWords(end.error);
    case 'call-timed-out':
      return 'timed out';
    case 'call-aborted':
      return 'aborted';
    case 'call-rejected':
    case 'message-nacked':
      return end.reason;
    case 'message-returned':
      return 'no ack came in time';
    default:
      return undefined;
  }
}

function inWords({ name, message }: PlainError): string {
  return `${name}: ${message}`;
}

const text = (key: string, value: string): OtlpAttribute => ({ key, value: { stringValue: value } });
const whole = (key: string, value: number): OtlpAttribute => ({ key, value: { intValue: String(value) } });

/** Virtual ms, exact to the µs, as the whole number of nanoseconds that the protocol wants as a text. */
function nanos(atMs: number): string {
  const us = Math.round(atMs * 1000);
  return us === 0 ? '0' : `${us}000`;
}
