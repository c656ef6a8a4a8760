import { coaching, createCoach, type Coach, type CoachVerdict } from './coach.ts';
import { denialsOf } from './deny.ts';
import type { CoachPrompt } from './pattern.ts';

/** Sentences for one claim: such as say it, and such as do not although they come near. */
export interface Fixtures {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** Counts of one claim (or of many together), and what follows from them. */
export interface Figures {
  readonly claim: string;
  /** Said, and found. */
  readonly found: number;
  /** Said, and missed. */
  readonly missed: number;
  /** Not said, and found all the same. */
  readonly wrong: number;
  /** Not said, and not found. */
  readonly left: number;
}

export const precisionOf = ({ found, wrong }: Figures): number => (found + wrong === 0 ? 1 : found / (found + wrong));
export const recallOf = ({ found, missed }: Figures): number => (found + missed === 0 ? 1 : found / (found + missed));

/** What the coach makes of one sentence for one claim. */
export function verdictOn(sentence: string, claim: string, reader: Coach): CoachVerdict {
  const parts = coaching(sentence, { ...reader, claims: reader.claims.filter(({ id }) => id === claim) });
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value.claims[0]?.verdict ?? 'nothing-found';
  }
}

/** Precision and recall of "looks said" per claim, on single sentences. */
export function evaluateFixtures(prompt: CoachPrompt, fixtures: Readonly<Record<string, Fixtures>>): readonly Figures[] {
  const reader = createCoach(prompt);
  return prompt.claims.map(({ id }) => {
    const { positive = [], negative = [] } = fixtures[id] ?? {};
    const isFound = (sentence: string): boolean => verdictOn(sentence, id, reader) === 'looks-said';
    const found = positive.filter(isFound).length;
    const wrong = negative.filter(isFound).length;
    return { claim: id, found, missed: positive.length - found, wrong, left: negative.length - wrong };
  });
}

/** A sentence on which the coach and its author disagree. */
export interface Slip {
  readonly claim: string;
  readonly how: 'missed' | 'found though it is not said' | 'found though it is denied';
  readonly sentence: string;
}

/** Every sentence of the fixtures that is read wrongly, and every denial of a positive one (of one sentence) that still looks said. */
export function slipsOn(prompt: CoachPrompt, fixtures: Readonly<Record<string, Fixtures>>): readonly Slip[] {
  const reader = createCoach(prompt);
  return prompt.claims.flatMap(({ id }) => {
    const { positive = [], negative = [] } = fixtures[id] ?? {};
    const isFound = (sentence: string): boolean => verdictOn(sentence, id, reader) === 'looks-said';
    const slip =
      (how: Slip['how']) =>
      (sentence: string): Slip => ({ claim: id, how, sentence });
    return [
      ...positive.filter((sentence) => !isFound(sentence)).map(slip('missed')),
      ...negative.filter(isFound).map(slip('found though it is not said')),
      ...positive.flatMap(denialsOf).filter(isFound).map(slip('found though it is denied')),
    ];
  });
}

/** A whole answer with what two people, independently of each other, heard in it. */
export interface LabelledAnswer {
  readonly text: string;
  /** Ids of the claims that each of the two heard. */
  readonly heard: readonly [readonly string[], readonly string[]];
}

/** Precision and recall per claim on whole answers, counted only where both labels agree. */
export function evaluateAnswers(prompt: CoachPrompt, answers: readonly LabelledAnswer[]): readonly Figures[] {
  const reader = createCoach(prompt);
  const verdicts = answers.map(({ text }) => new Map(prompt.claims.map(({ id }) => [id, verdictOn(text, id, reader)])));
  return prompt.claims.map(({ id }) => {
    const figures = { found: 0, missed: 0, wrong: 0, left: 0 };
    answers.forEach(({ heard: [one, other] }, n) => {
      const isHeard = one.includes(id);
      if (isHeard !== other.includes(id)) return;
      const isFound = verdicts[n]?.get(id) === 'looks-said';
      figures[isHeard ? (isFound ? 'found' : 'missed') : isFound ? 'wrong' : 'left'] += 1;
    });
    return { claim: id, ...figures };
  });
}

/** Several claims together, under one name. */
export function totalOf(claim: string, figures: readonly Figures[]): Figures {
  const sum = (of: (each: Figures) => number): number => figures.reduce((total, each) => total + of(each), 0);
  return {
    claim,
    found: sum(({ found }) => found),
    missed: sum(({ missed }) => missed),
    wrong: sum(({ wrong }) => wrong),
    left: sum(({ left }) => left),
  };
}
