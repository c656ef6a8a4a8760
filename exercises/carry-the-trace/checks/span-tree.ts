import { at, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { isTiedTo, ordersOf, spansOf, type PlacedOrder, type ReportedSpan } from '../reading.ts';

const isSpanId = (id: unknown): boolean => typeof id === 'string' && /^[0-9a-f]{16}$/.test(id) && /[^0]/.test(id);

/** Each delivery has a CONSUMER span that is tied to the span of the sender, where there is one. */
export function consumerSpan(order: PlacedOrder, judged: JudgedRun): Finding | undefined {
  const { sender, deliveries } = order;
  if (sender === undefined) return undefined;
  const { run } = judged;
  const consumers = spansOf(judged).filter(({ kind }) => kind === 'CONSUMER');
  const tied = consumers.filter((span) => isTiedTo(span, sender) && isSpanId(span.spanId) && span.spanId !== sender.spanId);
  // Orders of one trace come from one span; then their deliveries are counted together.
  const alike = ordersOf(judged).filter((other) => other.sender?.spanId === sender.spanId);
  const expected = alike.reduce((sum, other) => sum + other.deliveries.length, 0);
  if (tied.length >= expected) return undefined;
  const last = consumers.at(-1);
  return {
    record: last?.record ?? deliveries.at(-1)?.record ?? order.placed,
    story: tell(
      run,
      `Order ${order.orderId} is sent by span ${sender.spanId} of trace ${sender.traceId}`,
      `It is delivered ${deliveries.map((delivery) => at(delivery.at)).join(' and ')}`,
      last === undefined
        ? 'No span of kind CONSUMER is reported'
        : `${at(last.at)} the span ${show(last.whole, 200)} is reported`,
      tied.length === 0
        ? 'No span with an id of its own has that sender as its parent or in a link'
        : 'One of the deliveries has no span of its own',
    ),
    comparison: { expected, actual: tied.length },
  };
}

/** The span in an invoice's header is reported as PRODUCER, and its parent is a CONSUMER span of the same trace. */
export function producerSpan(order: PlacedOrder, judged: JudgedRun): Finding | undefined {
  const spans = spansOf(judged);
  for (const invoice of order.invoices) {
    const { context, arrived } = invoice;
    // An invoice that the broker refused reached nobody: who reports its span only when it is out has broken no trace.
    if (context === undefined || !arrived) continue;
    const said = `${at(invoice.at)} the invoice of order ${order.orderId} goes out with span id ${context.spanId}`;
    const own = spans.find(({ spanId, kind }) => spanId === context.spanId && kind === 'PRODUCER');
    if (own === undefined || own.traceId !== context.traceId) {
      return {
        record: invoice.record,
        story: tell(
          judged.run,
          said,
          context.spanId === order.sender?.spanId
            ? 'That is the span of the sender, not one of its own'
            : 'No span of kind PRODUCER with that id and that trace is ever reported',
        ),
        comparison: { expected: { ...shape(context.traceId, context.spanId), kind: 'PRODUCER' }, actual: own?.whole },
      };
    }
    const parent = spans.find(({ spanId, kind }) => spanId === own.parentSpanId && kind === 'CONSUMER');
    if (parent !== undefined && belongs(parent, order, own)) continue;
    return {
      record: own.record,
      story: tell(
        judged.run,
        said,
        `Its span is reported with ${own.parentSpanId === undefined ? 'no parent' : `the parent ${show(own.parentSpanId)}`}`,
        parent === undefined ? 'No CONSUMER span has that id' : 'That is the span of another order',
      ),
      comparison: { expected: 'the CONSUMER span of this delivery', actual: own.parentSpanId },
    };
  }
  return undefined;
}

function belongs(parent: ReportedSpan, { sender }: PlacedOrder, own: ReportedSpan): boolean {
  return parent.traceId === own.traceId && (sender === undefined || isTiedTo(parent, sender));
}

function shape(traceId: string, spanId: string): { traceId: string; spanId: string } {
  return { traceId, spanId };
}

/** No two spans share an id, whoever made them. */
export function spanIdsOnce(judged: JudgedRun): Finding | undefined {
  const seen = new Map<unknown, string>(
    ordersOf(judged).flatMap(({ sender, orderId }) => (sender ? [[sender.spanId, `the sender of order ${orderId}`]] : [])),
  );
  for (const span of spansOf(judged)) {
    const before = seen.get(span.spanId);
    const isWellFormed = isSpanId(span.spanId);
    if (isWellFormed && before === undefined) {
      seen.set(span.spanId, `the span reported ${at(span.at)}`);
      continue;
    }
    return {
      record: span.record,
      story: tell(
        judged.run,
        `${at(span.at)} the span ${show(span.whole, 200)} is reported`,
        isWellFormed ? `Its id is that of ${before}` : 'Its id is not 16 hex digits, in lower case and not all zeros',
      ),
      comparison: { expected: 'a span id of its own', actual: span.spanId },
    };
  }
  return undefined;
}
