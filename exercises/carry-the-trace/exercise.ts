import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Carry the trace across the queue',
  version: 2,
  lesson: 'debugging',
  after: [],
  minutes: 12,
  summary: 'Hand trace context and correlation id through a consumer, so that an order can be followed from end to end.',
  checks: [
    {
      id: 'still-invoiced',
      sentence: 'Every order gets its invoice, whatever its headers hold.',
      hints: [
        'Telemetry is a guest in this handler. What happens to the order when a header is not as you expect?',
        'Find the order without an invoice and read its traceparent. Which line could not bear it?',
        'Parse with one regular expression; where it does not match, begin a new trace instead of throwing.',
      ],
    },
    {
      id: 'one-trace',
      sentence:
        'The call to tax and the invoice belong to the trace of their order, with the flags as they came; to a new one where it has none.',
      hints: [
        'Several orders are in work at once. Where does your code keep the trace of the one that it works on?',
        'Compare the traceparent of the order with that of its invoice. Whose trace is it, and when was it stored?',
        'Keep trace id and flags in local variables of this call, and pass them to whatever needs them.',
      ],
    },
    {
      id: 'correlation-kept',
      sentence: 'The invoice has the correlation-id of its order, and none where the order has none.',
      hints: [
        'Trace ids are for tools. People search for something else.',
        'Compare the headers of the order and of its invoice in the timeline.',
        'Copy correlation-id from the headers of the message to those of the invoice; leave it out where there is none.',
      ],
    },
    {
      id: 'consumer-span',
      sentence: 'Each delivery has a CONSUMER span of its own, tied to the span that sent the message.',
      hints: [
        'The message was sent by a span. Who says that your work follows from it?',
        'Look at the spans that were reported after the delivery. Whose id do they name?',
        'Report { traceId, spanId: a new one, parentSpanId: the one of the header, kind: "CONSUMER" }.',
      ],
    },
    {
      id: 'producer-span',
      sentence: 'The invoice carries the id of a PRODUCER span, which is a child of the CONSUMER span of its delivery.',
      hints: [
        'Whoever gets the invoice will name the span in its header as parent. Does that span exist?',
        'Find the span id of the invoice’s traceparent among the reported spans. What is its kind, and who is its parent?',
        'Make a new span id for the publication, report it as PRODUCER with parentSpanId of your CONSUMER span, and put it into the header.',
      ],
    },
    {
      id: 'ids-once',
      sentence: 'Every span id is used once.',
      hints: [
        'Two spans with one id are one span to every tool.',
        'Which two reported spans have the same id, and where did the second one get it from?',
        'Draw a fresh id for each span: sixteen hex digits of crypto.randomUUID() without its dashes.',
      ],
    },
  ],
};
