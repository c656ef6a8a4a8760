import type { Arrow, Sequence, SequenceEvent } from '../lab/trace/sequence-model.ts';
import { formatTime } from '../lab/trace/time-words.ts';
import { markup, type Markup } from './markup.ts';

/** One record as a line of the ordered list: "at 20 ms page calls recs with {segment: "new"}". */
export interface SequenceLine {
  readonly record: number;
  readonly at: number;
  readonly text: string;
}

export function listLines(sequence: Sequence): readonly SequenceLine[] {
  return sequence.events.map(lineOf);
}

export function lineOf({ record, at, sentence }: SequenceEvent): SequenceLine {
  return { record, at, text: `at ${formatTime(at)} ${sentence}` };
}

/** The ordered list that says what the picture shows. */
export function listMarkup(lines: readonly SequenceLine[]): Markup {
  return markup`<ol>${lines.map((line) => markup`<li>${line.text}</li>`)}</ol>`;
}

/** Who takes part, how long it took and what went wrong, counted from the run. */
export function captionOf(sequence: Sequence): string {
  const { items, lifelines } = sequence;
  if (items.length === 0) return 'Nothing happened in this run.';
  const arrows = items.filter((item): item is Arrow => item.type === 'arrow');
  const number = (what: Arrow['what'], also: (arrow: Arrow) => boolean = () => true): number =>
    arrows.filter((arrow) => arrow.what === what && also(arrow)).length;
  const marks = (what: string): number => items.filter((item) => item.type === 'mark' && item.what === what).length;
  const unanswered = items.filter(
    (item) => item.type === 'span' && item.open && (item.what === 'busy' || item.what === 'waiting') && !item.handedOver,
  ).length;
  const isLost = (arrow: Arrow): boolean => arrow.end.how === 'lost' && arrow.tone !== 'late';
  const counted = [
    plural(number('call'), 'call'),
    plural(
      number('call', (arrow) => arrow.attempt > 1),
      'retry',
      'retries',
    ),
    plural(number('publish'), 'message'),
    plural(
      number('deliver', (arrow) => arrow.attempt > 1),
      'redelivery',
      'redeliveries',
    ),
    plural(number('call', isLost), 'lost call'),
    plural(number('reply', isLost), 'lost reply', 'lost replies'),
    plural(
      number('reply', (arrow) => arrow.tone === 'bad' && arrow.end.how === 'arrived'),
      'error reply',
      'error replies',
    ),
    plural(marks('rejected'), 'refusal'),
    plural(marks('timed-out'), 'timeout'),
    plural(
      number('reply', (arrow) => arrow.tone === 'late'),
      'late reply',
      'late replies',
    ),
    plural(unanswered, 'call left unanswered', 'calls left unanswered'),
    plural(marks('crashed'), 'crash', 'crashes'),
    plural(number('dead-letter'), 'dead letter'),
  ].filter((part) => part !== undefined);
  const names = lifelines.map(({ name }) => name);
  return `${listOf(names)} over ${formatTime(sequence.endedAt)}: ${counted.length > 0 ? listOf(counted) : plural(sequence.events.length, 'event')}.`;
}

function plural(n: number, one: string, many = `${one}s`): string | undefined {
  return n === 0 ? undefined : `${n} ${n === 1 ? one : many}`;
}

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
