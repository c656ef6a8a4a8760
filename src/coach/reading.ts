import { looksLikeList } from './list.ts';
import { deniedIn, isDeniedWhole } from './negation.ts';
import { sentencesOf } from './sentences.ts';
import { isCounterExample, isView, quotedIn } from './told.ts';
import { tokensOf, type Token } from './tokens.ts';
import { meant, type Vocabulary } from './vocabulary.ts';

/** A stretch of one or two sentences, ready for patterns. */
export interface Passage {
  readonly tokens: readonly Token[];
  /** For each token, whether it is denied. */
  readonly denied: readonly boolean[];
  /** Denied from its beginning: "It is not true that …". */
  readonly isDenied: boolean;
  /** Where each stem stands, ascending; words in quotation marks are left out. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Somebody else's view. */
  readonly isView: boolean;
  /** Tells what would go wrong, not what the speaker does. */
  readonly isCounterExample: boolean;
}

/** An answer, read once for all claims. */
export interface Reading {
  readonly text: string;
  readonly words: number;
  readonly readsLikeAList: boolean;
  readonly single: readonly Passage[];
  /** Each sentence with the next one. */
  readonly double: readonly Passage[];
}

export function readAnswer(text: string, vocabulary: Vocabulary): Reading {
  const corrected = new Map<string, string>();
  const tokens = tokensOf(text).map((token) => {
    const stem = corrected.get(token.stem) ?? meant(token.stem, vocabulary);
    corrected.set(token.stem, stem);
    return stem === token.stem ? token : { ...token, stem };
  });
  const single = sentencesOf(tokens).map(passageOf);
  return {
    text,
    words: text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    readsLikeAList: looksLikeList(tokens),
    single,
    double: single.slice(0, -1).flatMap((passage, n) => {
      const next = single[n + 1];
      return next === undefined ? [] : [joined(passage, next)];
    }),
  };
}

function passageOf(tokens: readonly Token[]): Passage {
  const quoted = quotedIn(tokens);
  return {
    tokens,
    denied: deniedIn(tokens),
    isDenied: isDeniedWhole(tokens),
    places: placesOf(tokens, quoted),
    isView: isView(tokens),
    isCounterExample: isCounterExample(tokens),
  };
}

function joined(a: Passage, b: Passage): Passage {
  const tokens = [...a.tokens, ...b.tokens];
  return {
    tokens,
    denied: [...a.denied, ...b.denied],
    isDenied: a.isDenied || b.isDenied,
    places: placesOf(tokens, [...quotedIn(a.tokens), ...quotedIn(b.tokens)]),
    isView: a.isView || b.isView,
    isCounterExample: a.isCounterExample || b.isCounterExample,
  };
}

function placesOf(tokens: readonly Token[], quoted: readonly boolean[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  tokens.forEach(({ stem }, n) => {
    if (quoted[n] === true) return;
    const list = places.get(stem);
    if (list) list.push(n);
    else places.set(stem, [n]);
  });
  return places;
}
