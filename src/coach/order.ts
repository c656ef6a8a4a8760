import type { Passage } from './reading.ts';
import { stemSet } from './stem.ts';

/** Where a term was found: the first and the last of its tokens. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const before = stemSet(['before', 'prior', 'ahead', 'precedes']);
const after = stemSet(['after', 'once', 'when', 'following']);
const until = stemSet(['until', 'till', 'unless', 'before']);
const thereafter = stemSet(['then', 'afterwards', 'next', 'later', 'thereafter', 'subsequently']);
const pointers = stemSet(['that', 'this', 'which']);
const first = stemSet(['first', 'beforehand']);
const late = stemSet(['afterwards', 'later']);
const enders = /^[.;!?\n]$/;

/**
 * Which of two things a passage puts first in time: "store it before answering", "answer only after it is stored", "do not answer until
 * it is stored" and "store it, then answer" all put storing first. `unknown` where nothing says so but the order of the words.
 */
export function orderIn(passage: Passage, a: Place, b: Place): 'a-first' | 'b-first' | 'unknown' {
  const [upper, lower] = a.start <= b.start ? [a, b] : [b, a];
  const told = orderOfText(passage, upper, lower);
  if (told === 'unknown') return 'unknown';
  return (told === 'first') === (upper === a) ? 'a-first' : 'b-first';
}

/** What a passage says of two things in the order of the text: the first one happens first, or the second. */
function orderOfText(passage: Passage, upper: Place, lower: Place): 'first' | 'second' | 'unknown' {
  const { tokens, denied } = passage;
  const between = stems(passage, upper.end + 1, lower.start);
  const isDenied = denied[upper.start] === true;
  if (isDenied && between.some((stem) => until.has(stem))) return 'second';
  const joined = connectiveIn(between);
  if (joined !== undefined) return joined;
  const lead = stems(passage, startOfLead(tokens, upper.start), upper.start);
  if (lead.some((stem) => after.has(stem)) || lead.some((stem) => first.has(stem))) return 'first';
  if (lead.some((stem) => before.has(stem))) return 'second';
  const behind = stems(passage, lower.end + 1, lower.end + 4);
  if (behind.some((stem) => first.has(stem))) return 'second';
  if (behind.some((stem) => late.has(stem))) return 'first';
  return 'unknown';
}

/** What the last joining word says: in "later, after it has shipped" it is "after". "After that" joins as "then" does. */
function connectiveIn(between: readonly string[]): 'first' | 'second' | undefined {
  for (let n = between.length - 1; n >= 0; n -= 1) {
    const stem = between[n] ?? '';
    if (before.has(stem) || thereafter.has(stem)) return 'first';
    if (after.has(stem)) return pointers.has(between[n + 1] ?? '') ? 'first' : 'second';
  }
  return undefined;
}

function stems({ tokens }: Passage, from: number, to: number): readonly string[] {
  return tokens.slice(from, to).map(({ stem }) => stem);
}

/** The words that lead up to a place, in its own sentence and no further than a few words. */
function startOfLead(tokens: Passage['tokens'], place: number): number {
  const furthest = Math.max(0, place - 7);
  for (let n = place - 1; n >= furthest; n -= 1) if (enders.test(tokens[n]?.stem ?? '')) return n + 1;
  return furthest;
}
