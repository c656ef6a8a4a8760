import type { Trace } from '../../lab/index.ts';

/**
 * What only a trace tells, by name:
 *
 * - `trace.<queue>.overtaken`        messages acked while one that was queued before them was not yet acked
 * - `trace.<queue>.overtakenOfKey`   the same among messages of one key
 * - `trace.<service>.doneUnheard`    calls that the service answered well and whose caller had given up, or never got the reply
 *
 * @returns undefined for a name of another form
 */
export function traceFact(trace: Trace, node: string, name: string): number | undefined {
  switch (name) {
    case 'overtaken':
      return overtaken(trace, node, () => '');
    case 'overtakenOfKey':
      return overtaken(trace, node, (key) => key ?? '');
    case 'doneUnheard':
      return doneUnheard(trace, node);
    default:
      return undefined;
  }
}

function overtaken({ records }: Trace, queue: string, lineOf: (key: string | undefined) => string): number {
  const keys = new Map<number, string | undefined>();
  /** For each line, the messages that are queued and not acked, in the order in which they came. */
  const waiting = new Map<string, Set<number>>();
  let count = 0;
  for (const record of records) {
    if (record.kind === 'message-published') keys.set(record.message, record.key);
    if (record.node !== queue) continue;
    if (record.kind === 'message-queued') {
      const line = lineOf(keys.get(record.message));
      const before = waiting.get(line) ?? new Set();
      waiting.set(line, before.add(record.message));
    } else if (record.kind === 'message-acked') {
      const line = waiting.get(lineOf(keys.get(record.message)));
      if (!line?.has(record.message)) continue;
      const [first] = line;
      if (first !== record.message) count += 1;
      line.delete(record.message);
    }
  }
  return count;
}

function doneUnheard({ records }: Trace, service: string): number {
  const done = new Set<number>();
  const heard = new Set<number>();
  for (const record of records) {
    if (record.kind === 'reply-sent' && record.node === service && record.outcome.ok) done.add(record.call);
    if (record.kind === 'reply-arrived') heard.add(record.call);
  }
  return [...done].filter((call) => !heard.has(call)).length;
}
