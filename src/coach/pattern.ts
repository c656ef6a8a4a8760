import { tokensOf } from './tokens.ts';

/** What an interviewer listens for, with the patterns of words that usually say it. */
export interface CoachClaim {
  /** "pay.m1" */
  readonly id: string;
  readonly kind: 'must' | 'nice' | 'red';
  /** Patterns that say it; one is enough. */
  readonly says: readonly string[];
  /** Patterns that say its opposite. */
  readonly opposes?: readonly string[];
}

export interface CoachPrompt {
  readonly claims: readonly CoachClaim[];
  /** Words that mean the same here, by the name under which patterns use them: `@store` is any of `concepts.store`. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
}

/** One idea of a pattern: any of several words or phrases, each as the stems of its words; a stem may end with `*`. */
export interface Term {
  readonly phrases: readonly (readonly string[])[];
  /** `affirmed` as said; `denied` under a negation; `either`; `absent`: nowhere in the sentence. */
  readonly polarity: 'affirmed' | 'denied' | 'either' | 'absent';
}

/** A pattern as it is matched. */
export interface Pattern {
  readonly source: string;
  readonly terms: readonly Term[];
  /** Positions in `terms` of two things of which the first must come before the second in time, not in the text. */
  readonly order: { readonly first: number; readonly second: number; readonly mustBeTold: boolean } | undefined;
  /** All terms stand within so many tokens. */
  readonly within: number;
  /** In one sentence, or in one and the next. */
  readonly sentences: 1 | 2;
}

const usualReach = 14;
const signs = { '!': 'denied', '~': 'either', '-': 'absent' } as const;

/**
 * Reads a pattern: ideas joined by `+`, alternatives by `|`, `@name` for a concept, `<<` between two ideas of which the first happens
 * before the second (`<<<`: and words say so, their order in the text is not enough), `!` denied, `~` denied or not, `-` absent; at the end `/20` for a reach of 20 tokens, `/2s` for two sentences.
 * Example: `@store + charge << @answer|202 /20`.
 *
 * @throws Error that names the pattern, what was expected and what was found
 */
export function readPattern(source: string, concepts: CoachPrompt['concepts']): Pattern {
  const [body = '', ...options] = source.split(/\s+\//);
  let within = usualReach;
  let sentences: 1 | 2 = 1;
  for (const option of options.map((each) => each.trim())) {
    if (option === '2s') sentences = 2;
    else if (/^\d+$/.test(option)) within = Number(option);
    else throw new Error(`Pattern "${source}": expected /<tokens> or /2s, found "/${option}".`);
  }
  const sides = body.split(/<<<?/);
  if (sides.length > 2) throw new Error(`Pattern "${source}": expected "<<" at most once, found it ${sides.length - 1} times.`);
  const ideas = sides.map((side) => side.split(/\s\+\s/).map((idea) => idea.trim()));
  const terms = ideas.flat().map((idea) => readTerm(idea, source, concepts));
  if (!terms.some(({ polarity }) => polarity !== 'absent'))
    throw new Error(`Pattern "${source}": expected an idea that is to be found, found only absent ones.`);
  const first = (ideas[0]?.length ?? 1) - 1;
  return {
    source,
    terms,
    order: sides.length === 2 ? { first, second: first + 1, mustBeTold: body.includes('<<<') } : undefined,
    within,
    sentences,
  };
}

function readTerm(idea: string, source: string, concepts: CoachPrompt['concepts']): Term {
  const sign = idea.charAt(0);
  const isSigned = sign === '!' || sign === '~' || sign === '-';
  const words = (isSigned ? idea.slice(1) : idea).split('|').map((word) => word.trim());
  const phrases = words.flatMap((word) => phrasesOf(word, source, concepts));
  if (phrases.length === 0 || phrases.some((phrase) => phrase.length === 0))
    throw new Error(`Pattern "${source}": expected words between "+" and "|", found none in "${idea}".`);
  return { phrases, polarity: isSigned ? signs[sign] : 'affirmed' };
}

function phrasesOf(word: string, source: string, concepts: CoachPrompt['concepts']): readonly (readonly string[])[] {
  if (!word.startsWith('@')) return [stemsOf(word)];
  const name = word.slice(1);
  const known = Object.hasOwn(concepts, name) ? concepts[name] : undefined;
  if (known === undefined)
    throw new Error(`Pattern "${source}": expected a concept, found "@${name}". There are: ${Object.keys(concepts).join(', ')}.`);
  return known.map(stemsOf);
}

/** `idempoten*` stays a beginning of words; everything else is stemmed as answers are. */
function stemsOf(phrase: string): readonly string[] {
  return phrase.split(/\s+/).flatMap((word) =>
    word.endsWith('*')
      ? [word.toLowerCase()]
      : tokensOf(word)
          .filter(({ kind }) => kind === 'word')
          .map(({ stem }) => stem),
  );
}
