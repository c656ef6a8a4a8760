import { expect, test } from 'vitest';
import { toMermaid } from '../../../src/lab/trace/sequence-mermaid.ts';
import { readSequence } from '../../../src/lab/trace/sequence.ts';
import { lostReply, redelivery, traceOf } from './sequence-traces.ts';

test('a lost reply and a retry as mermaid text', () => {
  expect(toMermaid(readSequence(lostReply))).toBe(`sequenceDiagram
  actor p0 as shop
  participant p1 as pay
  p0->>p1: 0 ms: charge {amount: 40, card: "k1"}
  Note over p1: 45 ms: charged {amount: 40, card: "k1"}
  Note over p0,p1: 45 ms: the next reply from pay to shop is lost
  p1--xp0: 45 ms: "done", lost: the link dropped it
  Note over p0: 200 ms: timeout: pay
  p0->>p1: 300 ms: charge {amount: 40, card: "k1"} (attempt 2)
  Note over p1: 345 ms: charged {amount: 40, card: "k1"}
  p1-->>p0: 345 ms: "done"
`);
});

test('messages are dashed with an open head', () => {
  expect(toMermaid(readSequence(redelivery))).toContain('p1--)p2: 30 ms: m1\n');
});

test('what would end a line, begin an entity or be markup travels as an entity', () => {
  const hostile = 'a;b#c<img>\nloop';
  const text = toMermaid(
    readSequence(
      traceOf([
        { kind: 'call-sent', at: 0, node: hostile, call: 0, to: 'b', operation: hostile, body: null, headers: {}, attempt: 1 },
      ]),
    ),
  );
  expect(text.split('\n')).toHaveLength(5);
  expect(text).toContain('a#59;b#35;c#60;img#62; loop');
  expect(text).not.toContain('<');
});
