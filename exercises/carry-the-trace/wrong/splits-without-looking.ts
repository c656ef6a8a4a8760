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

type Messages = { invoices: { orderId: string; cents: number }; spans: Span };

interface OrderPlaced {
  headers: Record<string, string>;
  body: { orderId: string; cents: number };
}

export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const [, givenTrace, parent, givenFlags] = headers['traceparent']?.split('-') ?? [];
  const sender = parent ? { spanId: parent } : undefined;
  const traceId = givenTrace ?? randomHex(32);
  const flags = givenFlags ?? '01';
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
  await publish('spans', { traceId, spanId: producerId, parentSpanId: consumerId, kind: 'PRODUCER' });
  const correlation = headers['correlation-id'];
  await publish(
    'invoices',
    { orderId, cents: cents + taxCents },
    {
      headers: { traceparent: `00-${traceId}-${producerId}-${flags}`, ...(correlation ? { 'correlation-id': correlation } : {}) },
    },
  );
}

const randomHex = (digits: number): string => crypto.randomUUID().replaceAll('-', '').slice(0, digits);
