import type { Outcome, Plain } from './record.ts';

/** "20 ms", "0.125 ms", "12.5 s", "5 min 3 s". */
export function formatTime(ms: number): string {
  if (ms < 10_000) return `${round(ms, 1000)} ms`;
  const seconds = round(ms / 1000, 100);
  if (seconds < 120) return `${seconds} s`;
  const rest = round(seconds % 60, 100);
  return `${Math.round((seconds - rest) / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** A value in the notation of the language, cut in the middle of nothing: what does not fit becomes `…`. */
export function brief(value: Plain, room = 60): string {
  const whole = write(value, 4);
  if (whole.length <= room) return whole;
  for (const depth of [2, 1, 0]) {
    const shorter = write(value, depth);
    if (shorter.length <= room) return shorter;
  }
  return `${write(value, 1).slice(0, Math.max(1, room - 1))}…`;
}

function write(value: Plain, depth: number): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) {
    if (depth === 0 && value.length > 0) return '[…]';
    return `[${value.map((part) => write(part, depth - 1)).join(', ')}]`;
  }
  // Sorted, so that two objects that are equal read the same.
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (depth === 0 && parts.length > 0) return '{…}';
  return `{${parts.map(([key, part]) => `${key}: ${write(part, depth - 1)}`).join(', ')}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** What a reply says: its value, or its error with status. */
export function briefOutcome(outcome: Outcome, room = 60): string {
  if (outcome.ok) return brief(outcome.value, room);
  const { status, message, name } = outcome.error;
  return [status || undefined, message || name].filter((part) => part !== undefined).join(' ');
}

/** The parts of a fault's target: one name, or two with something between them, such as `page→recs` or `page|recs`. */
export function targetParts(target: string): readonly string[] {
  return target.split(/\s*(?:→|->|↔|\||,|–)\s*/).filter((part) => part !== '');
}

/** The fault in the reader's words: `hang` on recs is "recs hangs"; what is not known here is told by its own name. */
export function faultWords(fault: string, target: string, detail: Plain): string {
  const by = typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? brief(detail, 40) : '';
  const kind = fault.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const [from, to] = targetParts(target);
  const told =
    (from !== undefined && to !== undefined ? linkWords(kind, from, to) : nodeWords(kind, target)) ?? `${fault} ${target}`;
  return `${told}${by && by !== '{}' ? ` ${by}` : ''}`;
}

function nodeWords(kind: string, target: string): string | undefined {
  const words = new Map([
    ['slow', `${target} is slow`],
    ['hang', `${target} hangs`],
    ['fail', `${target} fails`],
    ['crash', `${target} is down`],
    ['hold', `messages of ${target} are held`],
  ]);
  return words.get(kind);
}

function linkWords(kind: string, from: string, to: string): string | undefined {
  const words = new Map([
    ['partition', `${from} and ${to} are cut off from each other`],
    ['hold', `everything between ${from} and ${to} is held`],
    ['lose-reply', `replies from ${from} to ${to} are lost`],
    ['lose-call', `calls from ${from} to ${to} are lost`],
    ['duplicate', `what ${from} sends to ${to} arrives twice`],
    ['slow', `the link from ${from} to ${to} is slow`],
  ]);
  return words.get(kind);
}
