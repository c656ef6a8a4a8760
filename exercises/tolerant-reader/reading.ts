import { fieldOf, type JudgedRun } from '../../src/judge/index.ts';

export interface Moment {
  readonly at: number;
  readonly record: number;
}

/** One message of the backlog, and what became of it. */
export interface Sent extends Moment {
  readonly raw: unknown;
  /** What it holds; null where nothing can be read. */
  readonly total: unknown;
  readonly delivered: readonly Moment[];
  /** Why it came back each time. */
  readonly refused: readonly (Moment & { readonly reason: string })[];
  readonly forwarded: readonly (Moment & { readonly body: unknown })[];
  readonly rejected: readonly (Moment & { readonly body: unknown })[];
}

export function sentIn({ trace, run }: JudgedRun): readonly Sent[] {
  const known = fieldOf(run.parameters, 'sent');
  const expected: readonly unknown[] = Array.isArray(known) ? (known as unknown[]) : [];
  const sent: {
    raw: unknown;
    total: unknown;
    at: number;
    record: number;
    message: number;
    delivered: Moment[];
    refused: (Moment & { reason: string })[];
    forwarded: (Moment & { body: unknown })[];
    rejected: (Moment & { body: unknown })[];
  }[] = [];
  const queued = new Set(trace.records.flatMap((record) => (record.kind === 'message-queued' ? [record.message] : [])));
  // One message at a time: what is published while one is in work is about that one.
  let current: (typeof sent)[number] | undefined;
  trace.records.forEach((record, number) => {
    const moment = { at: record.at, record: number };
    if (record.kind === 'message-published' && record.to === 'orders') {
      const total = fieldOf(expected[sent.length], 'total');
      sent.push({
        ...moment,
        raw: record.body,
        total,
        message: record.message,
        delivered: [],
        refused: [],
        forwarded: [],
        rejected: [],
      });
    } else if (record.kind === 'message-published' && queued.has(record.message)) {
      (record.to === 'fulfilment' ? current?.forwarded : current?.rejected)?.push({ ...moment, body: record.body });
    } else if (record.kind === 'message-delivered' && record.to === 'reader') {
      current = sent.find(({ message }) => message === record.message);
      current?.delivered.push(moment);
    } else if (record.kind === 'message-nacked') {
      sent.find(({ message }) => message === record.message)?.refused.push({ ...moment, reason: record.reason });
    }
  });
  return sent;
}
