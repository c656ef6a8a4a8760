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
  const sender = parse(headers);
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
  const reported = publish('spans', { traceId, spanId: producerId, parentSpanId: consumerId, kind: 'PRODUCER' });
  await reported;
  const correlation = headers['correlation-id'];
  await publish(
    'invoices',
    { orderId, cents: cents + taxCents },
    {
      headers: { traceparent: `00-${traceId}-${producerId}-${flags}`, ...(correlation ? { 'correlation-id': correlation } : {}) },
    },
  );
}

function parse({ traceparent }: Record<string, string>) {
  const valid = /^00-(?!0{32})(?<traceId>[0-9a-f]{32})-(?!0{16})(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/;
  const { traceId, spanId, flags } = valid.exec(traceparent ?? '')?.groups ?? {};
  return traceId && spanId && flags ? { traceId, spanId, flags } : undefined;
}

function randomHex(digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
