import { at, show, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { ordersOf, type PlacedOrder } from './reading.ts';
import { consumerSpan, producerSpan, spanIdsOnce } from './checks/span-tree.ts';

export const checks: readonly Check[] = [
  { id: 'still-invoiced', find: (judged) => forEachOrder(judged, stillInvoiced) },
  { id: 'one-trace', find: (judged) => forEachOrder(judged, oneTrace) },
  { id: 'correlation-kept', find: (judged) => forEachOrder(judged, correlationKept) },
  { id: 'consumer-span', find: (judged) => forEachOrder(judged, (order) => consumerSpan(order, judged)) },
  { id: 'producer-span', find: (judged) => forEachOrder(judged, (order) => producerSpan(order, judged)) },
  { id: 'ids-once', find: spanIdsOnce },
];

function forEachOrder(
  judged: JudgedRun,
  find: (order: PlacedOrder, judged: JudgedRun) => Finding | undefined,
): Finding | undefined {
  for (const order of ordersOf(judged)) {
    const finding = find(order, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function came({ orderId, placedAt, headers }: PlacedOrder): string {
  const { traceparent } = headers;
  return `order ${orderId} comes ${at(placedAt)} ${traceparent === undefined ? 'without a traceparent' : `with traceparent ${show(traceparent)}`}`;
}

function stillInvoiced(order: PlacedOrder, { run, trace }: JudgedRun): Finding | undefined {
  const { invoices, deliveries, orderId } = order;
  const expected = { orderId, cents: order.cents + Math.round(order.cents * 0.19) };
  const wrong = invoices.find(({ body }) => show(body) !== show(expected));
  if (invoices.some(({ arrived }) => arrived) && wrong === undefined) return undefined;
  const refusal = trace.records.find(
    (record, index) => record.kind === 'message-nacked' && index > (deliveries.at(-1)?.record ?? 0),
  );
  return {
    record: wrong?.record ?? deliveries.at(-1)?.record ?? order.placed,
    story: tell(
      run,
      came(order),
      wrong === undefined
        ? `It is delivered ${times(deliveries.length)}, and no invoice for it ever reaches the queue`
        : `${at(wrong.at)} the invoice says ${show(wrong.body)}`,
      refusal?.kind === 'message-nacked' ? `The last time onOrderPlaced throws: ${refusal.reason}` : '',
    ),
    comparison: { expected, actual: wrong?.body },
  };
}

function oneTrace(order: PlacedOrder, judged: JudgedRun): Finding | undefined {
  const { run } = judged;
  for (const [what, sent] of [
    ...order.calls.map((call) => ['the call to tax', call] as const),
    ...order.invoices.map((invoice) => ['the invoice', invoice] as const),
  ]) {
    const { context, headers } = sent;
    const said = `${at(sent.at)} ${what} goes out ${headers['traceparent'] === undefined ? 'without a traceparent' : `with traceparent ${show(headers['traceparent'])}`}`;
    if (context === undefined) {
      return {
        record: sent.record,
        story: tell(run, came(order), said, 'That is no valid traceparent'),
        comparison: { expected: '00-<32 hex>-<16 hex>-<2 hex>', actual: headers['traceparent'] },
      };
    }
    const { sender, calls } = order;
    if (sender === undefined && (order.headers['traceparent'] ?? '').includes(context.traceId)) {
      return {
        record: sent.record,
        story: tell(run, came(order), said, 'The header is no valid traceparent, and its trace id is taken over all the same'),
        comparison: { expected: 'a new trace', actual: context.traceId },
      };
    }
    const sharer = sender === undefined ? otherOrderIn(context.traceId, order, judged) : undefined;
    if (sharer !== undefined) {
      return {
        record: sent.record,
        story: tell(run, came(order), said, `That is the trace of order ${sharer.orderId}, too`),
        comparison: { expected: 'a new trace', actual: context.traceId },
      };
    }
    const expected = sender ?? calls[0]?.context;
    // Each delivery of an order without a trace begins a trace of its own; with one delivery there is one to compare with.
    if (expected === undefined || (sender === undefined && order.deliveries.length > 1)) continue;
    const isSame = context.traceId === expected.traceId && (sender === undefined || context.flags === sender.flags);
    if (isSame) continue;
    return {
      record: sent.record,
      story: tell(
        run,
        came(order),
        said,
        context.traceId === expected.traceId ? 'The flags are others' : 'That is another trace',
      ),
      comparison: {
        expected: { traceId: expected.traceId, flags: sender?.flags ?? context.flags },
        actual: { traceId: context.traceId, flags: context.flags },
      },
    };
  }
  return undefined;
}

/** Another order that came in this trace, or was put into it. */
function otherOrderIn(traceId: string, order: PlacedOrder, judged: JudgedRun): PlacedOrder | undefined {
  return ordersOf(judged).find(
    ({ placed, sender, calls, invoices }) =>
      placed !== order.placed &&
      [sender, ...[...calls, ...invoices].map(({ context }) => context)].some((context) => context?.traceId === traceId),
  );
}

function correlationKept(order: PlacedOrder, { run }: JudgedRun): Finding | undefined {
  const expected = order.headers['correlation-id'];
  const wrong = order.invoices.find(({ headers }) => headers['correlation-id'] !== expected);
  if (wrong === undefined) return undefined;
  const actual = wrong.headers['correlation-id'];
  return {
    record: wrong.record,
    story: tell(
      run,
      `Order ${order.orderId} comes ${at(order.placedAt)} ${expected === undefined ? 'without a correlation-id' : `with correlation-id ${expected}`}`,
      `${at(wrong.at)} its invoice goes out ${actual === undefined ? 'without one' : `with ${show(actual)}`}`,
    ),
    comparison: { expected, actual },
  };
}
