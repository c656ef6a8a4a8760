// caught-by: producer-span
import type { Context } from 'lab';

type Services = { tax: (request: { orderId: string; cents: number }) => { taxCents: number } };

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { traceId: string; spanId: string }[];
  kind: 'CONSUMER' | 'PRODUCER' | 'CLIENT';
}

type Messages = { invoices: { orderId: string; cents: number }; spans: Span };

interface OrderPlaced {
  headers: Record<string, string>;
  body: { orderId: string; cents: number };
}

export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const sender = senderOf(headers['traceparent']);
  const traceId = sender?.traceId ?? randomHex(32);
  const flags = sender?.flags ?? '01';
  const consumerId = randomHex(16);
  await publish('spans', {
    traceId,
    spanId: consumerId,
    ...(sender ? { parentSpanId: sender.spanId } : {}),
    kind: 'CONSUMER',
  });
  const { orderId, cents } = body;
  const { taxCents } = await call(
    'tax',
    { orderId, cents },
    { headers: { traceparent: `00-${traceId}-${randomHex(16)}-${flags}` } },
  );
  const producerId = randomHex(16);
  await publish('spans', {
    traceId,
    spanId: producerId,
    ...(sender ? { parentSpanId: sender.spanId } : {}),
    kind: 'PRODUCER',
  });
  const correlation = headers['correlation-id'];
  await publish(
    'invoices',
    { orderId, cents: cents + taxCents },
    {
      headers: { traceparent: `00-${traceId}-${producerId}-${flags}`, ...(correlation ? { 'correlation-id': correlation } : {}) },
    },
  );
}

function senderOf(header = ''): { traceId: string; spanId: string; flags: string } | undefined {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header) ?? [];
  return /[^0]/.test(traceId) && /[^0]/.test(spanId) ? { traceId, spanId, flags } : undefined;
}

const randomHex = (digits: number): string => crypto.randomUUID().replaceAll('-', '').slice(0, digits);
