// caught-by: one-trace
import type { Context } from 'lab';

type Services = { tax: (request: { orderId: string; cents: number }) => { taxCents: number } };

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { traceId: string; spanId: string }[];
  kind: 'CONSUMER' | 'PRODUCER' | 'CLIENT';
}

type Messages = {
  invoices: { orderId: string; cents: number };
  spans: Span;
};

interface OrderPlaced {
  headers: Record<string, string>;
  body: { orderId: string; cents: number };
}

/** Called for each delivery. Returning acks the message; throwing brings it back. */
export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const sender = senderOf(headers['traceparent']);
  const trace = sender ?? { traceId: randomHex(32), spanId: undefined, flags: '01' };
  const consumer = spanIn(trace.traceId, 'CONSUMER', trace.spanId);
  const { orderId, cents } = body;
  const [{ taxCents }] = await Promise.all([
    call('tax', { orderId, cents }, { headers: { traceparent: `00-${trace.traceId}-${randomHex(16)}-${trace.flags}` } }),
    publish('spans', consumer),
  ]);

  await publishInvoice(spanIn(trace.traceId, 'PRODUCER', consumer.spanId));

  async function publishInvoice(producer: Span): Promise<void> {
    const traceparent = `00-${producer.traceId}-${producer.spanId}-${trace.flags}`;
    const correlation = Object.entries(headers).filter(([name]) => name === 'correlation-id');
    await Promise.all([
      publish('spans', producer),
      publish('invoices', { orderId, cents: cents + taxCents }, { headers: { traceparent, ...Object.fromEntries(correlation) } }),
    ]);
  }
}

function spanIn(traceId: string, kind: Span['kind'], parentSpanId: string | undefined): Span {
  return { traceId, spanId: randomHex(16), ...(parentSpanId === undefined ? {} : { parentSpanId }), kind };
}

/** What a `traceparent` says; undefined where it is missing or broken. A broken header must never cost an order. */
function senderOf(header = ''): { traceId: string; spanId: string; flags: string } | undefined {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header) ?? [];
  const isZero = (id: string) => /^0*$/.test(id);
  return isZero(traceId) || isZero(spanId) ? undefined : { traceId, spanId, flags: parseInt(flags, 16) % 2 === 1 ? '01' : '00' };
}

function randomHex(digits: number): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, digits);
}
