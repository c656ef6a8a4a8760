// caught-by: one-trace
import type { Context } from 'lab';

type Services = { tax: (request: { orderId: string; cents: number }) => { taxCents: number } };

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  /** Spans of other traces, or of this one, that this span follows from. */
  links?: { traceId: string; spanId: string }[];
  kind: 'CONSUMER' | 'PRODUCER' | 'CLIENT';
}

type Messages = {
  invoices: { orderId: string; cents: number };
  spans: Span;
};

interface OrderPlaced {
  /** Names in lower case. */
  headers: Record<string, string>;
  body: { orderId: string; cents: number };
}

const hex = (n: number): string => {
  let text = '';
  while (text.length < n || /^0+$/.test(text)) text = (text + crypto.randomUUID().replaceAll('-', '')).slice(0, n);
  return text;
};

function parse(header: string | undefined) {
  const match = /00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header ?? '');
  if (!match || /^0+$/.test(match[1]!) || /^0+$/.test(match[2]!)) return undefined;
  return { traceId: match[1]!, spanId: match[2]!, flags: match[3]! };
}

export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const parent = parse(headers['traceparent']);
  const traceId = parent?.traceId ?? hex(32);
  const flags = parent?.flags ?? '01';
  const consumer = hex(16);
  const producer = hex(16);
  await publish('spans', { traceId, spanId: consumer, kind: 'CONSUMER', ...(parent ? { parentSpanId: parent.spanId } : {}) });
  const client = hex(16);
  const { taxCents } = await call('tax', body, { headers: { traceparent: `00-${traceId}-${client}-${flags}` } });
  const correlation = headers['correlation-id'];
  await publish(
    'invoices',
    { orderId: body.orderId, cents: body.cents + taxCents },
    {
      headers: {
        traceparent: `00-${traceId}-${producer}-${flags}`,
        ...(correlation === undefined ? {} : { 'correlation-id': correlation }),
      },
    },
  );
  await publish('spans', { traceId, spanId: producer, parentSpanId: consumer, kind: 'PRODUCER' });
}
