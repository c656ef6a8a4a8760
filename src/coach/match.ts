import { orderIn, type Place } from './order.ts';
import type { Pattern, Term } from './pattern.ts';
import type { Passage } from './reading.ts';

/** How a passage stands to a pattern: it says it, it says it with a negation or an order that turns it round, or neither. */
export interface Match {
  readonly how: 'said' | 'turned-round';
  /** The tokens from the first to the last that took part. */
  readonly place: Place;
}

/** The best match of a pattern in a passage: one that says it before one that turns it round. */
export function matchIn(passage: Passage, pattern: Pattern): Match | undefined {
  if (pattern.terms.some(({ polarity, phrases }) => polarity === 'absent' && placesIn(passage, phrases).length > 0))
    return undefined;
  const wanted = pattern.terms.map((term) => (term.polarity === 'absent' ? [] : placesIn(passage, term.phrases)));
  const anchor = pattern.terms.findIndex(({ polarity }) => polarity !== 'absent');
  let turned: Match | undefined;
  for (const place of wanted[anchor] ?? []) {
    const chosen = chosenAround(place, anchor, wanted, pattern);
    const match = chosen && judged(passage, pattern, chosen);
    if (match?.how === 'said') return match;
    turned ??= match;
  }
  return turned;
}

/** For each term the place nearest to the anchor that leaves all within reach; undefined where a term has none. */
function chosenAround(
  anchorPlace: Place,
  anchor: number,
  wanted: readonly (readonly Place[])[],
  { terms, within }: Pattern,
): readonly (Place | undefined)[] | undefined {
  const chosen: (Place | undefined)[] = [];
  for (const [n, places] of wanted.entries()) {
    if (n === anchor) chosen.push(anchorPlace);
    else if (terms[n]?.polarity === 'absent') chosen.push(undefined);
    else {
      const free = places.filter((place) => place.end < anchorPlace.start || place.start > anchorPlace.end);
      const nearest = free.reduce<Place | undefined>(
        (best, place) => (best === undefined || distance(place, anchorPlace) < distance(best, anchorPlace) ? place : best),
        undefined,
      );
      if (nearest === undefined) return undefined;
      chosen.push(nearest);
    }
  }
  const whole = spanOf(chosen);
  return whole.end - whole.start < within ? chosen : undefined;
}

function judged(passage: Passage, { terms, order }: Pattern, chosen: readonly (Place | undefined)[]): Match | undefined {
  const place = spanOf(chosen);
  const isOrdered = (n: number): boolean => n === order?.first || n === order?.second;
  const holds = terms.every((term, n) => {
    const at = chosen[n];
    return at === undefined || term.polarity === 'either' || isOrdered(n) || isAsWanted(passage, term, at);
  });
  if (order === undefined) return holds ? { how: 'said', place } : turnedRound(terms, place);
  const [first, second] = [chosen[order.first], chosen[order.second]];
  if (first === undefined || second === undefined) return undefined;
  const told = orderIn(passage, first, second);
  if (told === 'b-first') return { how: 'turned-round', place };
  const [a, b] = [isDenied(passage, first), isDenied(passage, second)];
  // "do not answer until it is stored" denies the answer and still puts storing first; a denied beginning does not.
  const isUntil = told === 'a-first' && b && !a && second.start < first.start;
  if (holds && !a && (!b || isUntil) && (told === 'a-first' || (!order.mustBeTold && first.start < second.start)))
    return { how: 'said', place };
  return a ? turnedRound(terms, place) : undefined;
}

/** A pattern that asks for a denial is not turned round by an affirmation: too much else affirms the same words. */
function turnedRound(terms: readonly Term[], place: Place): Match | undefined {
  return terms.some(({ polarity }) => polarity === 'denied') ? undefined : { how: 'turned-round', place };
}

function isAsWanted(passage: Passage, { polarity }: Term, place: Place): boolean {
  return isDenied(passage, place) === (polarity === 'denied');
}

function isDenied({ denied }: Passage, { end }: Place): boolean {
  return denied[end] === true;
}

function spanOf(places: readonly (Place | undefined)[]): Place {
  const known = places.filter((place) => place !== undefined);
  return { start: Math.min(...known.map(({ start }) => start)), end: Math.max(...known.map(({ end }) => end)) };
}

function distance(a: Place, b: Place): number {
  return a.start > b.end ? a.start - b.end : b.start - a.end;
}

/** Where any of some phrases stands, in the order of the text. */
function placesIn(passage: Passage, phrases: readonly (readonly string[])[]): readonly Place[] {
  return phrases.flatMap((phrase) => placesOf(passage, phrase)).sort((a, b) => a.start - b.start);
}

function placesOf(passage: Passage, phrase: readonly string[]): readonly Place[] {
  const [head = '', ...rest] = phrase;
  return startsOf(passage, head)
    .filter((start) => rest.every((stem, n) => isStem(passage.tokens[start + n + 1]?.stem ?? '', stem)))
    .map((start) => ({ start, end: start + rest.length }));
}

function startsOf({ places }: Passage, stem: string): readonly number[] {
  if (!stem.endsWith('*')) return places.get(stem) ?? [];
  const beginning = stem.slice(0, -1);
  return [...places].flatMap(([known, at]) => (known.startsWith(beginning) ? at : []));
}

function isStem(found: string, wanted: string): boolean {
  return wanted.endsWith('*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}
