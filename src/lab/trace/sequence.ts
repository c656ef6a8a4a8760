import type { Trace, TraceRecord } from './record.ts';
import { callLives, readCalls } from './sequence-calls.ts';
import { readFaults, readLife, readStores } from './sequence-life.ts';
import { readMessages } from './sequence-messages.ts';
import type { Lifeline, Sequence } from './sequence-model.ts';
import { tellEvents } from './sequence-sentences.ts';

/** Reads a run as a sequence diagram. */
export function readSequence(trace: Trace): Sequence {
  const { records } = trace;
  const endedAt = Math.max(trace.endedAt, records.at(-1)?.at ?? 0);
  const lifelines = readLifelines(records);
  const calls = callLives(records);
  const items = [
    ...readFaults(records, endedAt, new Set(lifelines.map((lifeline) => lifeline.name))),
    ...readLife(records, endedAt),
    ...readStores(records),
    ...readCalls(records, endedAt, calls),
    ...readMessages(records, endedAt),
  ].sort((a, b) => (a.records[0] ?? 0) - (b.records[0] ?? 0));
  return { lifelines, items, events: tellEvents(records, calls), endedAt };
}

/** The world itself has no lifeline: its faults are bands. */
const noLifeline = 'world';

function readLifelines(records: readonly TraceRecord[]): readonly Lifeline[] {
  const order = new Set<string>();
  const callees = new Set<string>();
  const queues = new Set<string>();
  const stores = new Set<string>();
  for (const record of records) {
    if (record.node !== noLifeline) order.add(record.node);
    if (record.kind === 'call-sent') {
      order.add(record.to);
      callees.add(record.to);
    } else if (record.kind === 'message-published' || record.kind === 'message-dead-lettered') {
      order.add(record.to);
      queues.add(record.to);
    } else if (record.kind === 'message-queued') {
      queues.add(record.node);
    } else if (record.kind === 'message-delivered') {
      order.add(record.to);
      callees.add(record.to);
    } else if (record.kind === 'crashed') {
      callees.add(record.node);
    } else if ('store' in record) {
      order.add(record.store);
      stores.add(record.store);
    }
  }
  const kindOf = (name: string): Lifeline['kind'] =>
    queues.has(name) ? 'queue' : stores.has(name) ? 'store' : callees.has(name) ? 'service' : 'client';
  const all = [...order].map((name) => ({ name, kind: kindOf(name) }));
  return [...all.filter(({ kind }) => kind === 'client'), ...all.filter(({ kind }) => kind !== 'client')];
}
