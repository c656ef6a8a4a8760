import { kindOf, type ClaimKind } from '../../catalog/claim.ts';

/** What a reader says of their own answer, claim by claim. */
export const marks = ['said', 'partly', 'no', 'opposite'] as const;
export type Mark = (typeof marks)[number];
export type Marks = Readonly<Record<string, Mark>>;

export function isMark(value: unknown): value is Mark {
  return marks.some((mark) => mark === value);
}

export interface Count extends Readonly<Record<Mark, number>> {
  readonly of: number;
}

/** How many claims of one kind got which mark. Claims without a mark are in `of` only. */
export function countMarks(claims: readonly string[], given: Marks, kind: ClaimKind): Count {
  const ofKind = claims.filter((id) => kindOf(id) === kind);
  const count = (mark: Mark): number => ofKind.filter((id) => given[id] === mark).length;
  return { said: count('said'), partly: count('partly'), no: count('no'), opposite: count('opposite'), of: ofKind.length };
}

/** Whether enough is marked to look at the expert answer: the rest may be left for another time. */
export function mustsAreMarked(claims: readonly string[], given: Marks): boolean {
  return claims.every((id) => kindOf(id) !== 'must' || given[id] !== undefined);
}

/** Sets what was predicted beside what was marked, in words. A partly said claim may count either way. */
export function comparePrediction(predicted: number, { said, partly, of }: Count): string {
  const marked = partly === 0 ? `${said} of ${of} as said` : `${said} of ${of} as said and ${partly} as partly said`;
  const opening = `You predicted ${predicted} of the ${of} musts and marked ${marked}.`;
  if (predicted > said + partly)
    return `${opening} The prediction was ${predicted - said - partly} too high: something that felt said was not in the words.`;
  if (predicted < said) return `${opening} The prediction was ${said - predicted} too low: you said more than you gave yourself.`;
  return `${opening} You knew what was in your answer.`;
}
