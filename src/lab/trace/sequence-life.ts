import type { TraceRecord } from './record.ts';
import type { Mark, SequenceItem } from './sequence-model.ts';
import { brief, faultWords, targetParts } from './sequence-words.ts';

type SourceOnly = Pick<SequenceItem, 'source'>;
const sourceOf = (record: TraceRecord): SourceOnly => (record.source ? { source: record.source } : {});

/** Crashes and restarts, sleeps, errors, console lines and facts: what happens on one lifeline. */
export function readLife(records: readonly TraceRecord[], endedAt: number): SequenceItem[] {
  return records.flatMap((record, number): SequenceItem[] => {
    const mark = (what: Mark['what'], tone: Mark['tone'], label: string): SequenceItem[] => [
      { type: 'mark', what, tone, lifeline: record.node, at: record.at, label, records: [number], ...sourceOf(record) },
    ];
    if (record.kind === 'crashed') {
      const restart = records.findIndex((later, i) => i > number && later.kind === 'restarted' && later.node === record.node);
      const until = records[restart]?.at ?? endedAt;
      const down: SequenceItem = {
        type: 'span',
        what: 'down',
        lifeline: record.node,
        from: record.at,
        until,
        open: restart === -1,
        label: `${record.node} is down`,
        records: restart === -1 ? [number] : [number, restart],
      };
      return [...mark('crashed', 'bad', 'crash'), down];
    }
    if (record.kind === 'restarted') return mark('restarted', 'good', 'restart');
    if (record.kind === 'slept') {
      const until = Math.min(record.at + record.delayMs, endedAt);
      const open = record.at + record.delayMs > endedAt;
      const label = `${record.node} sleeps`;
      return [
        {
          type: 'span',
          what: 'sleeping',
          lifeline: record.node,
          from: record.at,
          until,
          open,
          label,
          records: [number],
          ...sourceOf(record),
        },
      ];
    }
    if (record.kind === 'console') return mark('console', record.level === 'error' ? 'bad' : 'quiet', `console: ${record.text}`);
    if (record.kind === 'unhandled-rejection') return mark('error', 'bad', `unhandled: ${record.error.message}`);
    if (record.kind === 'uncaught-error') return mark('error', 'bad', `thrown: ${record.error.message}`);
    if (record.kind === 'fact') return mark('fact', 'quiet', `${record.fact} ${brief(record.detail, 40)}`);
    return [];
  });
}

/** Faults as bands, each until it ends or begins anew. A target names a node, or two with something between them: `page→recs`, `page|recs`. */
export function readFaults(records: readonly TraceRecord[], endedAt: number, nodes: ReadonlySet<string>): SequenceItem[] {
  return records.flatMap((record, number): SequenceItem[] => {
    if (record.kind !== 'fault-began') return [];
    const ends = records.findIndex(
      (later, i) =>
        i > number &&
        (later.kind === 'fault-ended' || later.kind === 'fault-began') &&
        later.fault === record.fault &&
        later.target === record.target,
    );
    return [
      {
        type: 'band',
        lifelines: targetNodes(record.target, nodes),
        from: record.at,
        until: records[ends]?.at ?? endedAt,
        open: ends === -1,
        label: faultWords(record.fault, record.target, record.detail),
        records: ends === -1 ? [number] : [number, ends],
      },
    ];
  });
}

function targetNodes(target: string, nodes: ReadonlySet<string>): readonly string[] {
  return nodes.has(target) ? [target] : targetParts(target).filter((part) => nodes.has(part));
}

/** Transactions: an arrow to the store where a service made them, a mark where the store itself did. */
export function readStores(records: readonly TraceRecord[]): SequenceItem[] {
  return records.flatMap((record, number): SequenceItem[] => {
    if (record.kind === 'store-answer-lost') {
      const label = `answer to ${record.to} lost`;
      return [{ type: 'mark', what: 'store', tone: 'bad', lifeline: record.store, at: record.at, label, records: [number] }];
    }
    if (record.kind !== 'store-committed' && record.kind !== 'store-aborted' && record.kind !== 'store-read') return [];
    const label = storeLabel(record);
    const bad = record.kind === 'store-aborted';
    const at = record.at;
    if (record.store === record.node)
      return [
        {
          type: 'mark',
          what: 'store',
          tone: bad ? 'bad' : 'quiet',
          lifeline: record.node,
          at,
          label,
          records: [number],
          ...sourceOf(record),
        },
      ];
    const arrow = { type: 'arrow', what: 'store', from: record.node, to: record.store, label, sentAt: at } as const;
    return [
      { ...arrow, end: { how: 'arrived', at }, tone: bad ? 'bad' : 'plain', attempt: 1, records: [number], ...sourceOf(record) },
    ];
  });
}

function storeLabel(record: Extract<TraceRecord, { kind: 'store-committed' | 'store-aborted' | 'store-read' }>): string {
  if (record.kind === 'store-read') return `read ${record.table}${record.key === undefined ? '' : ` ${record.key}`}`;
  if (record.kind === 'store-aborted') return `rolled back: ${record.error.message}`;
  const [first, ...more] = record.writes;
  if (!first) return 'commit';
  return `commit ${first.table} ${first.key}${more.length > 0 ? ` + ${more.length} more` : ''}`;
}
