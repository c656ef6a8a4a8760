import { stemOf } from './stem.ts';

/** A word, a number or a mark of an answer, with its place in the answer as it was typed. */
export interface Token {
  /** What patterns are compared with: a stem ("stor"), a number ("#200"), or a mark (","). */
  readonly stem: string;
  /** Lower case, as it was typed. */
  readonly word: string;
  readonly kind: 'word' | 'mark';
  readonly from: number;
  readonly to: number;
}

/** Letters with apostrophes inside, numbers, and the marks that part sentences and clauses. Everything else is passed over. */
const pieces = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*|[.!?;:,()\n"“”%…–—]/gu;

/** The tokens of a text, in order. Contractions come apart ("don't" is "do" and "not"), number words become numbers. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const from = match.index;
    const to = from + match[0].length;
    const word = match[0].toLowerCase().replaceAll('’', "'");
    if (/^\d/.test(word)) tokens.push({ stem: `#${plainNumber(word)}`, word, kind: 'word', from, to });
    else if (word === '%') tokens.push({ stem: 'percent', word, kind: 'word', from, to });
    else if (/^[\p{L}\p{M}]/u.test(word))
      for (const part of apart(word)) tokens.push({ stem: stemOf(part), word: part, kind: 'word', from, to });
    else tokens.push({ stem: word, word, kind: 'mark', from, to });
  }
  return withNumbers(tokens);
}

function plainNumber(digits: string): string {
  const parts = digits.split(',');
  const isGrouped = parts.length > 1 && parts.slice(1).every((part) => /^\d{3}(\.\d+)?$/.test(part));
  return isGrouped ? parts.join('') : digits;
}

const whole = new Map(
  Object.entries({
    "can't": ['can', 'not'],
    cannot: ['can', 'not'],
    "won't": ['will', 'not'],
    "shan't": ['shall', 'not'],
    "ain't": ['is', 'not'],
    "it's": ['it', 'is'],
    "that's": ['that', 'is'],
    "there's": ['there', 'is'],
    "what's": ['what', 'is'],
    "let's": ['let', 'us'],
    gonna: ['going', 'to'],
    wanna: ['want', 'to'],
  }),
);
const endings: readonly (readonly [ending: string, word: string | undefined])[] = [
  ["n't", 'not'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'m", 'am'],
  ["'s", undefined],
];

function apart(word: string): readonly string[] {
  const known = whole.get(word);
  if (known) return known;
  for (const [ending, second] of endings)
    if (word.endsWith(ending) && word.length > ending.length) {
      const first = word.slice(0, -ending.length);
      return second === undefined ? [first] : [first, second];
    }
  return [word.replaceAll("'", '')];
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const small = new Map([
  ...units.split(' ').map((word, n): [string, number] => [word, n]),
  ...tens.split(' ').map((word, n): [string, number] => [word, 20 + 10 * n]),
]);
const large = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** Joins number words: "two hundred" is 200, "ninety-nine" is 99, "99 thousand" is 99000. */
function withNumbers(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  let n = 0;
  while (n < tokens.length) {
    const run = numberAt(tokens, n);
    const token = tokens[n];
    if (token === undefined) break;
    if (run === undefined) joined.push(token);
    else joined.push({ ...token, stem: `#${run.value}`, to: tokens[run.next - 1]?.to ?? token.to });
    n = run?.next ?? n + 1;
  }
  return joined;
}

function numberAt(tokens: readonly Token[], start: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let next = start;
  let before: 'nothing' | 'tens' | 'closed' = 'nothing';
  for (; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined) break;
    const unit = small.get(token.word);
    const factor = large.get(token.word);
    if (unit !== undefined && (before === 'nothing' || (before === 'tens' && unit > 0 && unit < 10))) {
      value += unit;
      before = unit >= 20 ? 'tens' : 'closed';
    } else if (factor !== undefined && next > start) {
      value *= factor;
      before = 'closed';
    } else if (next === start && /^#\d/.test(token.stem) && large.has(tokens[next + 1]?.word ?? '')) {
      value = Number(token.stem.slice(1));
      before = 'closed';
    } else break;
  }
  return next === start || Number.isNaN(value) ? undefined : { value, next };
}
