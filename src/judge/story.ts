import type { RunDescription } from '../lab/plan.ts';
import type { PlainError } from '../lab/trace/record.ts';
import { formatTime } from '../lab/trace/time-words.ts';

/**
 * The grammar of stories: small pieces that turn evidence into sentences with times and names. Plain strings, so that page and
 * terminal print the same text. A story tells the situation, what happened and when, and what should have happened.
 */

/**
 * Joins sentences into a story. The situation of the run (its fault, its crash) comes first; each sentence gets its capital and
 * its full stop; empty ones vanish.
 *
 * @example tell(run, `${at(345)} the reply to charge k1 was lost`, 'card k1 was charged twice')
 */
export function tell(run: RunDescription, ...sentences: readonly string[]): string {
  return [situation(run), ...sentences]
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => capitalised(/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

function situation(run: RunDescription): string {
  const parts: string[] = [];
  if (run.fault !== undefined) parts.push(run.fault);
  if (run.crash !== undefined)
    parts.push(`the service crashes just ${run.crash.side} its interaction ${run.crash.crossing} and is restarted`);
  return parts.length === 0 ? '' : `In this run ${list(parts)}`;
}

/** A name of code, such as `loadProfile`, keeps its spelling also at the beginning of a sentence. */
function capitalised(sentence: string): string {
  if (/^[a-z]\w*[A-Z_]/.test(sentence)) return sentence;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** How long something took, to a tenth of a millisecond. */
export function ms(value: number): string {
  return formatTime(Math.abs(value) < 10_000 ? Math.round(value * 10) / 10 : value);
}

/** A point in time, as the diagram of the run writes it. */
export function at(value: number): string {
  return `at ${formatTime(value)}`;
}

/** `1 call`, `3 calls`; an irregular plural is given. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

export function times(n: number): string {
  return n === 0 ? 'never' : n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `CallError: ads answered 503`. */
export function error(failed: PlainError): string {
  return failed.message === '' ? failed.name : `${failed.name}: ${failed.message}`;
}

/**
 * A value as the reader would write it, on one line and at most `longest` characters. `undefined` stays visible, also inside
 * objects and lists.
 */
export function show(value: unknown, longest = 120): string {
  const text = written(value, 0);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

const deepest = 6;

function written(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '0' : String(value);
  if (depth === deepest) return '…';
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${written(item, depth + 1)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
