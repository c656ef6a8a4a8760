import type { Arrow, Sequence, SequenceItem } from './sequence-model.ts';
import { formatTime } from './time-words.ts';

/** The diagram as text for mermaid: calls `->>`, replies `-->>`, messages `--)`, what is lost `-x` and `--x`. */
export function toMermaid(sequence: Sequence): string {
  const ids = new Map(sequence.lifelines.map(({ name }, i) => [name, `p${i}`]));
  const declared = sequence.lifelines.map(
    ({ name, kind }) => `${kind === 'client' ? 'actor' : 'participant'} ${ids.get(name)} as ${escape(name)}`,
  );
  const lines = sequence.items.flatMap((item) => lineOf(item, ids));
  return ['sequenceDiagram', ...[...declared, ...lines].map((line) => `  ${line}`), ''].join('\n');
}

function lineOf(item: SequenceItem, ids: ReadonlyMap<string, string>): readonly string[] {
  if (item.type === 'arrow') {
    const from = ids.get(item.from);
    const to = ids.get(item.to);
    if (from === undefined || to === undefined) return [];
    const attempt = item.attempt > 1 ? ` (attempt ${item.attempt})` : '';
    const lost = item.end.how === 'lost' ? `, lost: ${item.end.reason}` : item.end.how === 'pending' ? ', never arrived' : '';
    return [`${from}${arrowOf(item)}${to}: ${formatTime(item.sentAt)}: ${escape(item.label)}${attempt}${escape(lost)}`];
  }
  if (item.type === 'mark') {
    const over = ids.get(item.lifeline);
    return over === undefined ? [] : [`Note over ${over}: ${formatTime(item.at)}: ${escape(item.label)}`];
  }
  if (item.type === 'band') {
    const over = [...ids].filter(([name]) => item.lifelines.length === 0 || item.lifelines.includes(name)).map(([, id]) => id);
    const ends = [over[0], over.at(-1)].filter((id, i, both) => id !== undefined && both.indexOf(id) === i);
    return ends.length === 0 ? [] : [`Note over ${ends.join(',')}: ${formatTime(item.from)}: ${escape(item.label)}`];
  }
  return [];
}

function arrowOf({ what, end }: Arrow): string {
  const solid = what === 'call' || what === 'store';
  if (end.how === 'lost') return solid ? '-x' : '--x';
  if (solid) return '->>';
  return what === 'reply' ? '-->>' : '--)';
}

/** Mermaid ends a line at `;`, begins an entity with `#`, and puts labels into a page: all of these travel as entities. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[#;<>&%]/g, (character) => `#${character.charCodeAt(0)};`);
}
