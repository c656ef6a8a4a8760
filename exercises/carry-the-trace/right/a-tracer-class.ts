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

/** One per delivery: it knows its trace, and nothing of it outlives the delivery. */
class Tracer {
  readonly #traceId: string;
  readonly #flags: string;
  readonly #sender: string | undefined;
  readonly #report: (span: Span) => Promise<unknown>;

  constructor(header: string | undefined, report: (span: Span) => Promise<unknown>) {
    const [version, traceId = '', sender = '', flags = '', ...rest] = (header ?? '').split('-');
    const isHex = (text: string, digits: number) => text.length === digits && !/[^0-9a-f]/.test(text) && Number(`0x${text}`) > 0;
    const isValid =
      version === '00' && isHex(traceId, 32) && isHex(sender, 16) && /^[0-9a-f]{2}$/.test(flags) && rest.length === 0;
    this.#traceId = isValid ? traceId : hex() + hex();
    this.#flags = isValid ? flags : '00';
    this.#sender = isValid ? sender : undefined;
    this.#report = report;
  }

  header(spanId = hex()): Record<string, string> {
    return { traceparent: ['00', this.#traceId, spanId, this.#flags].join('-') };
  }

  /** Runs `work` in a span, reported when it ends, however it ends. */
  async span<Result>(kind: Span['kind'], parent: string | undefined, work: (spanId: string) => Promise<Result>): Promise<Result> {
    const spanId = hex();
    const parentSpanId = parent ?? this.#sender;
    try {
      return await work(spanId);
    } finally {
      await this.#report({
        traceId: this.#traceId,
        spanId,
        ...(parentSpanId === undefined ? {} : { parentSpanId }),
        kind,
      });
    }
  }
}

export async function onOrderPlaced(
  { headers, body }: OrderPlaced,
  { call, publish }: Context<Services, Messages>,
): Promise<void> {
  const tracer = new Tracer(headers['traceparent'], (span) => publish('spans', span));
  const correlation: Record<string, string> =
    headers['correlation-id'] === undefined ? {} : { 'correlation-id': headers['correlation-id'] };
  await tracer.span('CONSUMER', undefined, async (consumer) => {
    const { taxCents } = await tracer.span('CLIENT', consumer, (client) => call('tax', body, { headers: tracer.header(client) }));
    await tracer.span('PRODUCER', consumer, (producer) =>
      publish('invoices', { ...body, cents: body.cents + taxCents }, { headers: { ...tracer.header(producer), ...correlation } }),
    );
  });
}

function hex(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(16);
}
