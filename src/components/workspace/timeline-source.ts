import type { SourcePosition } from '../../lab/trace/record.ts';
import type { Sequence } from '../../lab/trace/sequence-model.ts';

/** The place in the learner's code that made a record: its own, or that of the interaction to which it belongs. */
export function sourceOfRecord(sequence: Sequence, record: number): SourcePosition | undefined {
  return sequence.events[record]?.source ?? sequence.items.find((item) => item.source && item.records.includes(record))?.source;
}
