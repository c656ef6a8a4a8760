import { fieldOf, type JudgedRun } from '../../src/judge/index.ts';

/** What a valid `traceparent` says. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

export function contextOf(traceparent: unknown): TraceContext | undefined {
  const found = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(typeof traceparent === 'string' ? traceparent : '');
  if (found === null) return undefined;
  const [, traceId = '', spanId = '', flags = ''] = found;
  return /[^0]/.test(traceId) && /[^0]/.test(spanId) ? { traceId, spanId, flags } : undefined;
}

/** An order as it was placed, with what its consumer made of it. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly cents: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: TraceContext | undefined;
  readonly placed: number;
  readonly placedAt: number;
  readonly deliveries: readonly Moment[];
  readonly invoices: readonly Sent[];
  readonly calls: readonly Sent[];
}

export interface Moment {
  readonly at: number;
  readonly record: number;
}

export interface Sent extends Moment {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Whoever it was sent to has it. */
  readonly arrived: boolean;
  readonly context: TraceContext | undefined;
}

export interface ReportedSpan extends Moment {
  readonly traceId: unknown;
  readonly spanId: unknown;
  readonly parentSpanId: unknown;
  readonly links: readonly unknown[];
  readonly kind: unknown;
  readonly whole: unknown;
}

export function ordersOf({ trace }: JudgedRun): readonly PlacedOrder[] {
  const queued = new Set(trace.records.flatMap((record) => (record.kind === 'message-queued' ? [record.message] : [])));
  return trace.records.flatMap((placed, number) => {
    if (placed.kind !== 'message-published' || placed.to !== 'orders') return [];
    const deliveries: Moment[] = [];
    const invoices: Sent[] = [];
    const calls: Sent[] = [];
    const orderId = String(fieldOf(placed.body, 'orderId'));
    trace.records.forEach((record, index) => {
      const moment = { at: record.at, record: index };
      if (record.kind === 'message-delivered' && record.message === placed.message) deliveries.push(moment);
      const isCall = record.kind === 'call-sent' && record.to === 'tax';
      const isInvoice = record.kind === 'message-published' && record.to === 'invoices';
      if ((!isCall && !isInvoice) || fieldOf(record.body, 'orderId') !== orderId) return;
      const { body, headers } = record;
      const arrived = record.kind === 'call-sent' || queued.has(record.message);
      (isCall ? calls : invoices).push({ ...moment, body, headers, arrived, context: contextOf(headers['traceparent']) });
    });
    const { headers } = placed;
    const sender = contextOf(headers['traceparent']);
    const cents = Number(fieldOf(placed.body, 'cents'));
    return [{ orderId, cents, headers, sender, placed: number, placedAt: placed.at, deliveries, invoices, calls }];
  });
}

export function spansOf({ trace }: JudgedRun): readonly ReportedSpan[] {
  return trace.records.flatMap((record, number) => {
    if (record.kind !== 'message-published' || record.to !== 'spans') return [];
    const { body } = record;
    const links = fieldOf(body, 'links');
    return [
      {
        at: record.at,
        record: number,
        traceId: fieldOf(body, 'traceId'),
        spanId: fieldOf(body, 'spanId'),
        parentSpanId: fieldOf(body, 'parentSpanId'),
        links: Array.isArray(links) ? (links as unknown[]) : [],
        kind: fieldOf(body, 'kind'),
        whole: body,
      },
    ];
  });
}

/** Whether a span says that it follows from `sender`: as its child in the same trace, or by a link. */
export function isTiedTo(span: ReportedSpan, sender: TraceContext): boolean {
  if (span.traceId === sender.traceId && span.parentSpanId === sender.spanId) return true;
  return span.links.some((link) => fieldOf(link, 'traceId') === sender.traceId && fieldOf(link, 'spanId') === sender.spanId);
}
