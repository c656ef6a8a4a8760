import { stemOf, stemSet } from './stem.ts';
import type { Token } from './tokens.ts';

/** How far a "not" reaches, in tokens, where no clause ends before. After NegEx (Chapman et al. 2001), with a longer reach for speech. */
const reach = 9;

const triggers = stemSet(['not', 'no', 'never', 'without', 'neither', 'nor', 'none', 'nobody', 'nothing', 'avoid', 'hardly']);
const pairs = stemSet(['instead of', 'rather than', 'opposed to', 'fail to', 'refuse to', 'stop short']);
/** After "not" or "no", these do not deny: "not only accepted but …", "no later than", "the point of no return". */
const harmless = stemSet([
  'only',
  'just',
  'merely',
  'simply',
  'later',
  'more',
  'less',
  'matter',
  'doubt',
  'least',
  'sooner',
  'longer',
  'return',
]);
const breaks = stemSet([
  ...['but', 'because', 'so', 'whereas', 'while', 'although', 'though', 'however', 'since', 'when', 'if', 'unless', 'until'],
  ...['once', 'with', 'by', 'via', 'using', 'thanks', 'which', 'where', 'then', 'instead', 'rather', 'yet'],
]);
const subjects = stemSet(['i', 'we', 'it', 'they', 'you', 'he', 'she', 'everybody', 'everyone', 'that', 'this']);

/** Sentences that begin so are denied as a whole. */
const denials = [
  ...stemSet([
    ...['it is not true that', 'it is not the case that', 'it is not correct that', 'it is not right that', 'it is false that'],
    ...['it is wrong that', 'it is wrong to say that', 'i would not say that', 'i do not think that', 'i do not believe that'],
    ...['i disagree that', 'nobody should claim that', 'nobody should say that', 'do not claim that', 'do not say that'],
  ]),
];

/** Said of what stands before it in its clause: "an idempotency key is overkill". */
const dismissals = stemSet([
  ...['unnecessary', 'overkill', 'pointless', 'useless', 'redundant', 'superfluous', 'wrong', 'mistake', 'nonsense', 'false'],
  ...['untrue', 'antipattern', 'bad'],
]);
/** After "is not": "a queue is not needed". After "do not" only the last two are said of what stands before. */
const needs = stemSet(['needed', 'necessary', 'required', 'worth', 'useful', 'help', 'matter']);
const verdicts = stemSet(['help', 'matter']);
const adverbBefore = stemSet(['exactly', 'least', 'most', 'only', 'effectively']);
const copulas = stemSet(['is', 'are', 'was', 'were', 'be', 'would', 'seem', 'seems', 'must', 'should']);

/** Whether a sentence is denied from its beginning: "It is not true that …". */
export function isDeniedWhole(sentence: readonly Token[]): boolean {
  const begin = sentence
    .filter(({ kind }) => kind === 'word')
    .slice(0, 7)
    .map(({ stem }) => stem)
    .join(' ');
  return denials.some((denial) => begin.startsWith(`${denial} `));
}

/**
 * For each token of a sentence, whether it is denied: within reach of an odd number of negations ("not without a key" affirms the key),
 * or dismissed by what follows ("… is not needed").
 */
export function deniedIn(sentence: readonly Token[]): readonly boolean[] {
  const denied = sentence.map(() => false);
  const flip = (from: number, to: number): void => {
    for (let n = Math.max(0, from); n < Math.min(to, denied.length); n += 1) denied[n] = denied[n] !== true;
  };
  sentence.forEach((token, n) => {
    const next = sentence[n + 1]?.stem ?? '';
    if (pairs.has(`${token.stem} ${next}`)) flip(n + 2, endOfScope(sentence, n + 2));
    else if (triggers.has(token.stem) && !harmless.has(next)) {
      const isPassive = copulas.has(sentence[n - 1]?.stem ?? '') && needs.has(next);
      const dismissed = token.stem === 'not' && (isPassive || verdicts.has(next));
      if (dismissed) flip(startOfClause(sentence, n), n);
      else flip(n + 1, endOfScope(sentence, n + 1));
    } else if (dismissals.has(token.stem) && isSaidOfWhatIsBefore(sentence, n)) {
      // "It is wrong to refund" dismisses what follows, "refunding is wrong" what stands before.
      const to = sentence.slice(n + 1, n + 3).findIndex(({ stem }) => stem === 'to');
      if (to >= 0) flip(n + 2 + to, endOfScope(sentence, n + 2 + to));
      else flip(startOfClause(sentence, n), n);
    }
  });
  return denied;
}

function endOfScope(sentence: readonly Token[], start: number): number {
  for (let n = start; n < sentence.length && n < start + reach; n += 1) {
    const token = sentence[n];
    if (token === undefined) return n;
    if (token.kind === 'mark' && !/["“”%]/.test(token.stem)) return n;
    if (n > start && breaks.has(token.stem) && !isAdverb(sentence, n)) return n;
    if (token.stem === 'and' && subjects.has(sentence[n + 1]?.stem ?? '')) return n;
  }
  return Math.min(sentence.length, start + reach);
}

/** "exactly once" is no conjunction; "once it is stored" is one. */
function isAdverb(sentence: readonly Token[], n: number): boolean {
  return sentence[n]?.stem === stemOf('once') && adverbBefore.has(sentence[n - 1]?.stem ?? '');
}

function startOfClause(sentence: readonly Token[], end: number): number {
  for (let n = end - 1; n >= 0; n -= 1) {
    const token = sentence[n];
    if (token === undefined) return n + 1;
    if (token.kind === 'mark' && !/["“”%]/.test(token.stem)) return n + 1;
    if (['but', 'because', 'whereas', 'although', 'so'].includes(token.stem)) return n + 1;
  }
  return 0;
}

/** "a queue is overkill", "publishing first would be a mistake": a copula stands up to three words before. */
function isSaidOfWhatIsBefore(sentence: readonly Token[], n: number): boolean {
  return [1, 2, 3].some((back) => copulas.has(sentence[n - back]?.stem ?? ''));
}
