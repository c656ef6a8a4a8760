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

/** Called for each delivery. Returning acks the message; throwing brings it back. */
export async function onOrderPlaced({ body }: OrderPlaced, { call, publish }: Context<Services, Messages>): Promise<void> {
  const { orderId, cents } = body;
  const { taxCents } = await call('tax', { orderId, cents });
  await publish('invoices', { orderId, cents: cents + taxCents });
}
