import type { Outcome, Plain } from './record.ts';
import { formatTime } from './time-words.ts';

/** A value in the notation of the language: where it does not fit, its depths become `…` first, and then its end. */
export function brief(value: Plain, room = 60): string {
  const whole = write(value, 4);
  if (whole.length <= room) return whole;
  const shallow = write(value, 2);
  if (shallow.length <= room) return shallow;
  const flat = write(value, 1);
  return flat.length <= room ? flat : `${flat.slice(0, Math.max(1, room - 1))}…`;
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

/** The parts of a fault's target: one name, or two with something between them, such as `page and recs` or `page to recs`. */
export function targetParts(target: string): readonly string[] {
  return target.split(/\s+(?:and|to)\s+|\s*(?:→|->|↔|\|)\s*/).filter((part) => part !== '');
}

/** The fault in the reader's words: `hang` on recs is "recs hangs"; what is not known here is told by its own name. */
export function faultWords(fault: string, target: string, detail: Plain): string {
  const [from, to] = targetParts(target);
  const told = from !== undefined && to !== undefined ? linkWords(fault, from, to, detail) : nodeWords(fault, target, detail);
  if (told !== undefined) return told;
  return detail === null || detail === undefined ? `${fault} ${target}` : `${fault} ${target} ${brief(detail, 40)}`;
}

function nodeWords(fault: string, target: string, detail: Plain): string | undefined {
  switch (fault) {
    case 'slow': {
      const factor = numberAt(detail, 'factor') ?? 1;
      const addMs = numberAt(detail, 'addMs') ?? 0;
      const by = [...(factor === 1 ? [] : [`× ${factor}`]), ...(addMs === 0 ? [] : [`+ ${formatTime(addMs)}`])];
      return `${target} is slow${by.length > 0 ? `: service time ${by.join(' ')}` : ''}`;
    }
    case 'hang':
      return `${target} hangs`;
    case 'fail': {
      const times = numberAt(detail, 'times');
      const status = numberAt(detail, 'status');
      return `${target} answers ${times === undefined ? '' : `${next(times, 'call')} `}with an error${status === undefined ? '' : ` ${status}`}`;
    }
    case 'duplicate': {
      const times = numberAt(detail, 'times');
      return `${target} delivers ${times === undefined ? 'every message' : next(times, 'message')} twice`;
    }
    case 'commit-late': {
      const times = numberAt(detail, 'times');
      const which = times === undefined ? 'every commit' : next(times, 'commit');
      return `${which} to ${target} ${times === undefined || times === 1 ? 'takes' : 'take'} ${formatTime(numberAt(detail, 'delayMs') ?? 0)} longer`;
    }
    case 'lag-behind':
      return `the replica of ${target} sees commits ${formatTime(numberAt(detail, 'addMs') ?? 0)} later`;
    case 'skew': {
      const offsetMs = numberAt(detail, 'offsetMs') ?? 0;
      return `the clock of ${target} is ${formatTime(Math.abs(offsetMs))} ${offsetMs < 0 ? 'behind' : 'ahead'}`;
    }
    default:
      return undefined;
  }
}

function linkWords(fault: string, from: string, to: string, detail: Plain): string | undefined {
  switch (fault) {
    case 'partition':
      return `${from} and ${to} are cut off from each other`;
    case 'hold':
      return `what ${from} and ${to} send each other is held`;
    case 'lose-reply': {
      const times = numberAt(detail, 'times');
      const which = times === undefined ? 'replies' : next(times, 'reply', 'replies');
      return `${which} from ${from} to ${to} ${times === 1 ? 'is' : 'are'} lost`;
    }
    default:
      return undefined;
  }
}

/** `the next call`, `the next 3 calls`; an irregular plural is given. */
function next(times: number, noun: string, plural = `${noun}s`): string {
  return times === 1 ? `the next ${noun}` : `the next ${times} ${plural}`;
}

function numberAt(detail: Plain, key: string): number | undefined {
  if (typeof detail !== 'object' || detail === null || isList(detail) || !Object.hasOwn(detail, key)) return undefined;
  const value = detail[key];
  return typeof value === 'number' ? value : undefined;
}
