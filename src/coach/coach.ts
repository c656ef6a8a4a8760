import { matchIn, type Match } from './match.ts';
import { readPattern, type CoachPrompt, type Pattern } from './pattern.ts';
import { readAnswer, type Passage, type Reading } from './reading.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** A stretch of the answer as it was typed: offsets of its first character and of the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type CoachVerdict = 'looks-said' | 'looks-contradicted' | 'nothing-found';

/** What the words of an answer seem to say of one claim. A suggestion with its evidence; it does not understand the answer. */
export interface ClaimReading {
  readonly id: string;
  readonly kind: 'must' | 'nice' | 'red';
  readonly verdict: CoachVerdict;
  readonly spans: readonly Span[];
  /** One sentence that says what the verdict rests on. */
  readonly why: string;
}

export interface Coaching {
  readonly claims: readonly ClaimReading[];
  readonly words: number;
  /** Whole seconds that saying it takes at 140 words a minute. */
  readonly secondsAt140wpm: number;
  /** Hardly a word that joins others: everything is then "nothing found". */
  readonly readsLikeAList: boolean;
}

/** The patterns of a prompt, read once. */
export interface Coach {
  readonly vocabulary: Vocabulary;
  readonly claims: readonly CompiledClaim[];
}

interface CompiledClaim {
  readonly id: string;
  readonly kind: 'must' | 'nice' | 'red';
  readonly says: readonly Pattern[];
  readonly opposes: readonly Pattern[];
}

/** @throws Error where a pattern cannot be read */
export function createCoach({ claims, concepts }: CoachPrompt): Coach {
  const compiled = claims.map(({ id, kind, says, opposes = [] }) => ({
    id,
    kind,
    says: says.map((source) => readPattern(source, concepts)),
    opposes: opposes.map((source) => readPattern(source, concepts)),
  }));
  return { vocabulary: vocabularyOf(compiled.flatMap(({ says, opposes }) => [...says, ...opposes])), claims: compiled };
}

/** What an answer seems to say of every claim. The same answer gives the same result everywhere. */
export function coach(answer: string, prompt: CoachPrompt): Coaching {
  const parts = coaching(answer, createCoach(prompt));
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
  }
}

/** The same in steps of one claim each, so that a page can draw between them. */
export function* coaching(answer: string, { vocabulary, claims }: Coach): Generator<void, Coaching, void> {
  const reading = readAnswer(answer, vocabulary);
  yield;
  const read: ClaimReading[] = [];
  for (const claim of claims) {
    read.push(readClaim(reading, claim));
    yield;
  }
  const { words, readsLikeAList } = reading;
  return { claims: read, words, secondsAt140wpm: Math.round((words / 140) * 60), readsLikeAList };
}

interface Found extends Match {
  readonly passage: Passage;
}

function readClaim(reading: Reading, { id, kind, says, opposes }: CompiledClaim): ClaimReading {
  const told = (verdict: CoachVerdict, found: readonly Found[], why: string): ClaimReading => ({
    id,
    kind,
    verdict,
    spans: found.map(spanOf),
    why,
  });
  if (reading.words === 0) return told('nothing-found', [], 'There is no answer yet.');
  if (reading.readsLikeAList)
    return told('nothing-found', [], 'This reads like a list of terms. An interviewer needs sentences that say what happens.');
  const own = (passage: Passage): boolean => !passage.isView && !(kind === 'red' && passage.isCounterExample);
  const found = findings(reading, says, own);
  const said = found.filter(({ how }) => how === 'said');
  const opposed = findings(reading, opposes, own).filter(({ how }) => how === 'said');
  const turned = said.length > 0 ? [] : found;
  if (opposed.length > 0 || turned.length > 0) {
    const against = opposed.length > 0 ? opposed : turned;
    return told('looks-contradicted', against, `These words seem to say the opposite: ${quoted(reading, against)}.`);
  }
  if (said.length > 0) return told('looks-said', said, `These words usually say it: ${quoted(reading, said)}.`);
  const views = findings(reading, says, (passage) => !own(passage)).filter(({ how }) => how === 'said');
  if (views.length > 0)
    return told(
      'nothing-found',
      [],
      `You name it as somebody else’s view or as a case: ${quoted(reading, views)}. What do you do?`,
    );
  return told('nothing-found', [], 'No words were found that usually say it. You may have said it in others.');
}

function findings(reading: Reading, patterns: readonly Pattern[], accept: (passage: Passage) => boolean): readonly Found[] {
  const found = patterns.flatMap((pattern) =>
    (pattern.sentences === 2 && reading.double.length > 0 ? reading.double : reading.single).filter(accept).flatMap((passage) => {
      const match = matchIn(passage, pattern);
      if (match === undefined) return [];
      // Under "It is not true that …" everything says its opposite, and what says an opposite says nothing that is sure.
      return [{ ...match, how: passage.isDenied ? 'turned-round' : match.how, passage }];
    }),
  );
  return withoutOverlaps(found);
}

/** Of stretches that overlap only the shortest is shown. */
function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const byLength = [...found].sort((a, b) => lengthOf(a) - lengthOf(b) || spanOf(a).from - spanOf(b).from);
  const kept: Found[] = [];
  for (const each of byLength) {
    const { from, to } = spanOf(each);
    if (kept.every((other) => other.how !== each.how || spanOf(other).to <= from || spanOf(other).from >= to)) kept.push(each);
  }
  return kept.sort((a, b) => spanOf(a).from - spanOf(b).from);
}

const lengthOf = (found: Found): number => spanOf(found).to - spanOf(found).from;

function spanOf({ passage, place }: Found): Span {
  return { from: passage.tokens[place.start]?.from ?? 0, to: passage.tokens[place.end]?.to ?? 0 };
}

function quoted({ text }: Reading, found: readonly Found[]): string {
  const passages = found.map((each) => text.slice(spanOf(each).from, spanOf(each).to).replace(/\s+/g, ' '));
  const different = [...new Map(passages.map((passage) => [passage.toLowerCase(), passage])).values()];
  return different
    .slice(0, 2)
    .map((passage) => `“${passage}”`)
    .join(' and ');
}
