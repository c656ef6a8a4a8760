import { expect, test } from 'vitest';
import type { Trace } from '../../../src/lab/trace/record.ts';
import { tellEvents } from '../../../src/lab/trace/sequence-sentences.ts';
import { healthy, lostReply, overloaded, redelivery, timeout } from './sequence-traces.ts';

const told = (trace: Trace) => tellEvents(trace.records).map((event) => event.sentence);

test('a healthy call is told from both sides', () => {
  expect(told(healthy)).toEqual(
    expect.arrayContaining([
      'page calls recs with {segment: "new"}',
      'the call from page arrives at recs',
      'recs starts to work on the call from page',
      'recs replies to page: ["tea", "mug"]',
      'page has the reply from recs, 43.5 ms after the call',
    ]),
  );
});

test('a timeout says how long the caller waited and that the other side works on', () => {
  expect(told(timeout)).toEqual(
    expect.arrayContaining([
      'fault: recs is slow: service time × 50',
      'page calls recs with {segment: "new"}, waiting 300 ms at most',
      'page stops waiting for recs after 300 ms: timeout; recs is still at work',
      'recs replies to page: ["tea", "mug"]; too late, page stopped waiting at 320 ms',
    ]),
  );
});

test('a retry is told with its number, a lost reply with its reason', () => {
  expect(told(lostReply)).toEqual(
    expect.arrayContaining([
      'the reply from pay to shop is lost: the link dropped it',
      'shop goes to sleep for 100 ms',
      'shop calls pay charge with {amount: 40, card: "k1"}, attempt 2, waiting 200 ms at most',
      'pay: charged {amount: 40, card: "k1"}',
    ]),
  );
});

test('messages are told with their ids and deliveries', () => {
  expect(told(redelivery)).toEqual([
    'orders publishes m1 to emails: {order: "o1"}',
    'emails holds m1',
    'orders knows that emails holds m1',
    'emails delivers m1 to mailer',
    'mailer commits mail o1 = "sent" in sent',
    'mailer crashes just after its crossing 2 with the world; its memory is lost',
    'mailer restarts with empty memory',
    'no ack for m1 came in time: emails takes it back',
    'emails delivers m1 to mailer, delivery 2',
    'mailer rolls back a transaction in sent: mail o1 exists',
    'mailer refuses m1: mail o1 exists',
    'emails delivers m1 to mailer, delivery 3',
    'mailer acknowledges m1',
    'orders publishes m2 to emails: null',
    'emails holds m2',
    'emails moves m2 to emails-dead: no order',
  ]);
});

test('waiting and refusal are told', () => {
  expect(told(overloaded)).toEqual(
    expect.arrayContaining([
      'db starts to work on the call from b after 40 ms in its queue',
      'db refuses the call from c: queue full',
      'db answers c with an error: 503 queue full',
      'c has the error from db, 0 ms after the call',
      'the call from a to db is lost: partition',
    ]),
  );
});
