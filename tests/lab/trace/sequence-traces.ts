import type { Trace, TraceRecord } from '../../../src/lab/trace/record.ts';

/** Traces written by hand, as the lab would leave them. */
type WithoutDefaults<R> = R extends TraceRecord ? Omit<R, 'cause'> & { readonly cause?: number | null } : never;
type Short = WithoutDefaults<TraceRecord>;

export function traceOf(records: readonly Short[], endedAt = records.at(-1)?.at ?? 0): Trace {
  return {
    seed: 1,
    records: records.map((record) => ({ cause: null, ...record })),
    end: { reason: 'quiescent' },
    endedAt,
    events: records.length,
    jobs: 0,
    crossings: 0,
  };
}

const plainCall = { operation: 'call', headers: {}, attempt: 1 } as const;
const line = (n: number) => ({ source: { line: n, column: 9 } });

/** A page built from three services that are asked at the same time. */
export const healthy = traceOf([
  { kind: 'call-sent', at: 0, node: 'browser', call: 0, to: 'page', body: { userId: 'u7' }, ...plainCall },
  { kind: 'call-arrived', at: 0, node: 'page', call: 0, cause: 0 },
  { kind: 'call-started', at: 0, node: 'page', call: 0, cause: 1 },
  { kind: 'call-sent', at: 0, node: 'page', call: 1, to: 'user', body: { userId: 'u7' }, cause: 2, ...plainCall, ...line(5) },
  { kind: 'call-sent', at: 0, node: 'page', call: 2, to: 'orders', body: { userId: 'u7' }, cause: 2, ...plainCall, ...line(6) },
  { kind: 'call-sent', at: 0, node: 'page', call: 3, to: 'recs', body: { segment: 'new' }, cause: 2, ...plainCall, ...line(7) },
  { kind: 'call-arrived', at: 2, node: 'user', call: 1, cause: 3 },
  { kind: 'call-started', at: 2, node: 'user', call: 1, cause: 6 },
  { kind: 'call-arrived', at: 2, node: 'orders', call: 2, cause: 4 },
  { kind: 'call-started', at: 2, node: 'orders', call: 2, cause: 8 },
  { kind: 'call-arrived', at: 2, node: 'recs', call: 3, cause: 5 },
  { kind: 'call-started', at: 2, node: 'recs', call: 3, cause: 10 },
  { kind: 'reply-sent', at: 22, node: 'user', call: 1, outcome: { ok: true, value: { name: 'Ada' } }, cause: 7 },
  { kind: 'reply-arrived', at: 24, node: 'page', call: 1, outcome: { ok: true, value: { name: 'Ada' } }, cause: 12 },
  { kind: 'reply-sent', at: 41.5, node: 'recs', call: 3, outcome: { ok: true, value: ['tea', 'mug'] }, cause: 11 },
  { kind: 'reply-arrived', at: 43.5, node: 'page', call: 3, outcome: { ok: true, value: ['tea', 'mug'] }, cause: 14 },
  { kind: 'reply-sent', at: 80, node: 'orders', call: 2, outcome: { ok: true, value: [{ id: 'o1' }] }, cause: 9 },
  { kind: 'reply-arrived', at: 82, node: 'page', call: 2, outcome: { ok: true, value: [{ id: 'o1' }] }, cause: 16 },
  {
    kind: 'reply-sent',
    at: 82,
    node: 'page',
    call: 0,
    outcome: { ok: true, value: { user: 'Ada', orders: 1, recs: 2 } },
    cause: 17,
  },
  {
    kind: 'reply-arrived',
    at: 82,
    node: 'browser',
    call: 0,
    outcome: { ok: true, value: { user: 'Ada', orders: 1, recs: 2 } },
    cause: 18,
  },
]);

/** Recommendations are slow; the page waits 300 ms for them and then does without. */
export const timeout = traceOf([
  { kind: 'fault-began', at: 0, node: 'world', fault: 'slow', target: 'recs', detail: { factor: 50, addMs: 0 } },
  { kind: 'call-sent', at: 0, node: 'browser', call: 0, to: 'page', body: { userId: 'u7' }, ...plainCall },
  { kind: 'call-arrived', at: 0, node: 'page', call: 0, cause: 1 },
  { kind: 'call-started', at: 0, node: 'page', call: 0, cause: 2 },
  { kind: 'call-sent', at: 0, node: 'page', call: 1, to: 'user', body: { userId: 'u7' }, cause: 3, ...plainCall, ...line(5) },
  { kind: 'call-arrived', at: 0, node: 'user', call: 1, cause: 4 },
  { kind: 'call-started', at: 0, node: 'user', call: 1, cause: 5 },
  { kind: 'reply-sent', at: 20, node: 'user', call: 1, outcome: { ok: true, value: { name: 'Ada', segment: 'new' } }, cause: 6 },
  {
    kind: 'reply-arrived',
    at: 20,
    node: 'page',
    call: 1,
    outcome: { ok: true, value: { name: 'Ada', segment: 'new' } },
    cause: 7,
  },
  {
    kind: 'call-sent',
    at: 20,
    node: 'page',
    call: 2,
    to: 'recs',
    body: { segment: 'new' },
    cause: 8,
    ...plainCall,
    deadline: 320,
    ...line(7),
  },
  { kind: 'call-arrived', at: 20, node: 'recs', call: 2, cause: 9 },
  { kind: 'call-started', at: 20, node: 'recs', call: 2, cause: 10 },
  { kind: 'call-timed-out', at: 320, node: 'page', call: 2, cause: 9, ...line(7) },
  { kind: 'console', at: 320, node: 'page', level: 'warn', text: 'no recommendations', cause: 12, ...line(9) },
  { kind: 'reply-sent', at: 320, node: 'page', call: 0, outcome: { ok: true, value: { user: 'Ada', recs: [] } }, cause: 12 },
  {
    kind: 'reply-arrived',
    at: 320,
    node: 'browser',
    call: 0,
    outcome: { ok: true, value: { user: 'Ada', recs: [] } },
    cause: 14,
  },
  { kind: 'reply-sent', at: 1020, node: 'recs', call: 2, outcome: { ok: true, value: ['tea', 'mug'] }, cause: 11 },
]);

const charge = { card: 'k1', amount: 40 };

/** The reply to a charge is lost, the client tries again, and the card is charged twice. */
export const lostReply = traceOf([
  {
    kind: 'call-sent',
    at: 0,
    node: 'shop',
    call: 0,
    to: 'pay',
    operation: 'charge',
    body: charge,
    headers: {},
    attempt: 1,
    deadline: 200,
    ...line(4),
  },
  { kind: 'call-arrived', at: 5, node: 'pay', call: 0, cause: 0 },
  { kind: 'call-started', at: 5, node: 'pay', call: 0, cause: 1 },
  { kind: 'fact', at: 45, node: 'pay', fact: 'charged', detail: charge, cause: 2 },
  { kind: 'fault-began', at: 45, node: 'world', fault: 'lose-reply', target: 'pay to shop', detail: { times: 1 } },
  { kind: 'reply-sent', at: 45, node: 'pay', call: 0, outcome: { ok: true, value: 'done' }, cause: 2 },
  { kind: 'reply-lost', at: 50, node: 'pay', call: 0, reason: 'the link dropped it', cause: 5 },
  { kind: 'fault-ended', at: 50, node: 'world', fault: 'lose-reply', target: 'pay to shop' },
  { kind: 'call-timed-out', at: 200, node: 'shop', call: 0, cause: 0, ...line(4) },
  { kind: 'slept', at: 200, node: 'shop', delayMs: 100, cause: 8, ...line(9) },
  {
    kind: 'call-sent',
    at: 300,
    node: 'shop',
    call: 1,
    to: 'pay',
    operation: 'charge',
    body: charge,
    headers: {},
    attempt: 1,
    deadline: 500,
    cause: 9,
    ...line(4),
  },
  { kind: 'call-arrived', at: 305, node: 'pay', call: 1, cause: 10 },
  { kind: 'call-started', at: 305, node: 'pay', call: 1, cause: 11 },
  { kind: 'fact', at: 345, node: 'pay', fact: 'charged', detail: charge, cause: 12 },
  { kind: 'reply-sent', at: 345, node: 'pay', call: 1, outcome: { ok: true, value: 'done' }, cause: 12 },
  { kind: 'reply-arrived', at: 350, node: 'shop', call: 1, outcome: { ok: true, value: 'done' }, cause: 14 },
]);

/** A consumer crashes after its work and before its ack; the message comes back and is done twice; the next one is dead-lettered. */
export const redelivery = traceOf(
  [
    {
      kind: 'message-published',
      at: 0,
      node: 'orders',
      message: 0,
      to: 'emails',
      id: 'm1',
      body: { order: 'o1' },
      headers: {},
      ...line(3),
    },
    { kind: 'message-queued', at: 2, node: 'emails', message: 0, cause: 0 },
    { kind: 'publish-confirmed', at: 4, node: 'orders', message: 0, cause: 1 },
    { kind: 'message-delivered', at: 30, node: 'emails', message: 0, delivery: 0, attempt: 1, to: 'mailer', cause: 1 },
    {
      kind: 'store-committed',
      at: 60,
      node: 'mailer',
      store: 'sent',
      transaction: 0,
      writes: [{ table: 'mail', key: 'o1', after: 'sent' }],
      cause: 3,
      ...line(8),
    },
    { kind: 'crashed', at: 60, node: 'mailer', crossing: 2, side: 'after' },
    { kind: 'restarted', at: 300, node: 'mailer' },
    { kind: 'message-returned', at: 30_030, node: 'emails', message: 0, delivery: 0, cause: 3 },
    { kind: 'message-delivered', at: 30_030, node: 'emails', message: 0, delivery: 1, attempt: 2, to: 'mailer', cause: 7 },
    {
      kind: 'store-aborted',
      at: 30_060,
      node: 'mailer',
      store: 'sent',
      transaction: 1,
      error: { name: 'Error', message: 'mail o1 exists' },
      cause: 8,
    },
    { kind: 'message-nacked', at: 30_061, node: 'mailer', message: 0, delivery: 1, reason: 'mail o1 exists', cause: 9 },
    { kind: 'message-delivered', at: 30_100, node: 'emails', message: 0, delivery: 2, attempt: 3, to: 'mailer', cause: 10 },
    { kind: 'message-acked', at: 30_130, node: 'mailer', message: 0, delivery: 2, cause: 11 },
    { kind: 'message-published', at: 30_200, node: 'orders', message: 1, to: 'emails', id: 'm2', body: null, headers: {} },
    { kind: 'message-queued', at: 30_202, node: 'emails', message: 1, cause: 13 },
    { kind: 'message-dead-lettered', at: 30_250, node: 'emails', message: 1, to: 'emails-dead', reason: 'no order', cause: 14 },
  ],
  30_250,
);

/** One worker, three calls at once: the second waits, the third is refused; the worker's last caller is cut off. */
export const overloaded = traceOf(
  [
    { kind: 'call-sent', at: 0, node: 'a', call: 0, to: 'db', body: 1, ...plainCall },
    { kind: 'call-arrived', at: 0, node: 'db', call: 0, cause: 0 },
    { kind: 'call-started', at: 0, node: 'db', call: 0, cause: 1 },
    { kind: 'call-sent', at: 0, node: 'b', call: 1, to: 'db', body: 2, ...plainCall },
    { kind: 'call-arrived', at: 0, node: 'db', call: 1, cause: 3 },
    { kind: 'call-sent', at: 5, node: 'c', call: 2, to: 'db', body: 3, ...plainCall },
    { kind: 'call-arrived', at: 5, node: 'db', call: 2, cause: 5 },
    { kind: 'call-rejected', at: 5, node: 'db', call: 2, reason: 'queue full', cause: 6 },
    {
      kind: 'reply-sent',
      at: 5,
      node: 'db',
      call: 2,
      outcome: { ok: false, error: { name: 'CallError', message: 'queue full', status: 503 } },
      cause: 7,
    },
    {
      kind: 'reply-arrived',
      at: 5,
      node: 'c',
      call: 2,
      outcome: { ok: false, error: { name: 'CallError', message: 'queue full', status: 503 } },
      cause: 8,
    },
    { kind: 'reply-sent', at: 40, node: 'db', call: 0, outcome: { ok: true, value: 1 }, cause: 2 },
    { kind: 'reply-arrived', at: 40, node: 'a', call: 0, outcome: { ok: true, value: 1 }, cause: 10 },
    { kind: 'call-started', at: 40, node: 'db', call: 1, cause: 10 },
    { kind: 'fault-began', at: 50, node: 'world', fault: 'partition', target: 'a and db', detail: null },
    { kind: 'call-sent', at: 60, node: 'a', call: 3, to: 'db', body: 4, ...plainCall },
    { kind: 'call-lost', at: 60, node: 'a', call: 3, reason: 'partition', cause: 14 },
    { kind: 'call-sent', at: 70, node: 'c', call: 4, to: 'db', body: 5, ...plainCall },
  ],
  75,
);
