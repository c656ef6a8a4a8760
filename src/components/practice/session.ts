import { isMark, type Marks } from './marking.ts';

/** The way through a prompt, in order. */
export const steps = ['answer', 'predict', 'mark', 'compare', 'follow-up', 'summary'] as const;
export type Step = (typeof steps)[number];

/** Where a reader is in one round of one prompt. Plain data, kept in their browser. */
export interface Session {
  readonly step: Step;
  /** The answer as typed. */
  readonly text: string;
  /** Time on the clock, ms. */
  readonly elapsedMs: number;
  /** Numbers of the facts that were asked for. */
  readonly asked: readonly number[];
  /** How many musts the reader expects to have said. */
  readonly predicted?: number;
  readonly marks: Marks;
  /** The number of the claim that is shown while marking. */
  readonly claim: number;
  /** How many rounds were finished before this one; picks the follow-up. */
  readonly round: number;
}

export function newSession(round: number): Session {
  return { step: 'answer', text: '', elapsedMs: 0, asked: [], marks: {}, claim: 0, round };
}

/** Reads a session back from storage. Whatever is not as expected starts anew; the text of the answer is never dropped. */
export function readSession(stored: unknown, claims: readonly string[]): Session {
  const from: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const kept = newSession(natural(from['round']) ?? 0);
  const text = typeof from['text'] === 'string' ? from['text'] : '';
  const marks = Object.entries(from['marks'] ?? {}).flatMap(([id, mark]) =>
    claims.includes(id) && isMark(mark) ? [[id, mark] as const] : [],
  );
  const predicted = natural(from['predicted']);
  const session: Session = {
    ...kept,
    text,
    elapsedMs: natural(from['elapsedMs']) ?? 0,
    asked: Array.isArray(from['asked']) ? from['asked'].flatMap((each) => natural(each) ?? []) : [],
    marks: Object.fromEntries(marks),
    claim: Math.min(natural(from['claim']) ?? 0, claims.length - 1),
    ...(predicted === undefined ? {} : { predicted }),
  };
  const step = steps.find((each) => each === from['step']) ?? 'answer';
  return { ...session, step: reachable(session, step, claims) };
}

/** A later step needs what the ones before it brought: a prediction, and a mark for every claim. */
function reachable(session: Session, step: Step, claims: readonly string[]): Step {
  const at = steps.indexOf(step);
  if (at > steps.indexOf('predict') && session.predicted === undefined) return 'predict';
  if (at > steps.indexOf('mark') && claims.some((id) => session.marks[id] === undefined)) return 'mark';
  return step;
}

function natural(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;
}
