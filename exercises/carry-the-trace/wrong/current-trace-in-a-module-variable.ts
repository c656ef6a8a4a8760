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

let current = { traceId: '', flags: '01', consumerId: '' };

export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const sender = senderOf(headers['traceparent']);
  current = { traceId: sender?.traceId ?? randomHex(32), flags: sender?.flags ?? '01', consumerId: randomHex(16) };
  await publish('spans', {
    traceId: current.traceId,
    spanId: current.consumerId,
    ...(sender ? { parentSpanId: sender.spanId } : {}),
    kind: 'CONSUMER',
  });
  const { orderId, cents } = body;
  const { taxCents } = await call(
    'tax',
    { orderId, cents },
    { headers: { traceparent: `00-${current.traceId}-${randomHex(16)}-${current.flags}` } },
  );
  const producerId = randomHex(16);
  await publish('spans', {
    traceId: current.traceId,
    spanId: producerId,
    parentSpanId: current.consumerId,
    kind: 'PRODUCER',
  });
  const correlation = headers['correlation-id'];
  await publish(
    'invoices',
    { orderId, cents: cents + taxCents },
    {
      headers: {
        traceparent: `00-${current.traceId}-${producerId}-${current.flags}`,
        ...(correlation ? { 'correlation-id': correlation } : {}),
      },
    },
  );
}

function senderOf(header = ''): { traceId: string; spanId: string; flags: string } | undefined {
  const [, traceId = '', spanId = '', flags = ''] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header) ?? [];
  return /[^0]/.test(traceId) && /[^0]/.test(spanId) ? { traceId, spanId, flags } : undefined;
}

const randomHex = (digits: number): string => crypto.randomUUID().replaceAll('-', '').slice(0, digits);
