import { isMark, mustsAreMarked, type Marks } from './marking.ts';

/** Every step of a prompt, in order. `interview`: the follow-ups one after another, before anything is looked at. */
export const steps = ['answer', 'interview', 'predict', 'mark', 'compare', 'follow-up', 'summary'] as const;
export type Step = (typeof steps)[number];

/** `short`: the answer, and one follow-up after the feedback. `long`: ten minutes of answer and follow-ups, and feedback over all of it. */
export type Mode = 'short' | 'long';

/** How long an interview of the long mode takes, answer and follow-ups together, in seconds. */
export const longSeconds = 600;

/** The way through a prompt in one mode. */
export function stepsOf(mode: Mode): readonly Step[] {
  return mode === 'long' ? steps : steps.filter((step) => step !== 'interview');
}

/**
 * Where a reader is in one round of one prompt. Plain data, kept in their browser: the round that is sat under `<prompt>/session` of the
 * `practice` shelf, finished ones under `<prompt>/round/0000` and so on. Review cards, the deal and the home page read `marks`,
 * `predicted` and `step` from there: fields may be added, these stay.
 */
export interface Session {
  readonly step: Step;
  readonly mode: Mode;
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
  /** In the long mode: what was replied to each follow-up, in the order in which they were asked, as typed. */
  readonly replies: readonly string[];
  /** In the long mode: time on the clock of the follow-ups, ms. */
  readonly repliesMs: number;
  /** In the long mode: the number of the follow-up that is being asked, in that order. */
  readonly question: number;
  /** How many rounds were finished before this one; picks the follow-up. */
  readonly round: number;
}

export function newSession(round: number, mode: Mode = 'short'): Session {
  return {
    step: 'answer',
    mode,
    text: '',
    elapsedMs: 0,
    asked: [],
    marks: {},
    claim: 0,
    replies: [],
    repliesMs: 0,
    question: 0,
    round,
  };
}

/** Everything that was typed in a round, answer and replies: what the coach reads. */
export function wordsIn({ text, replies }: Pick<Session, 'text' | 'replies'>): string {
  return [text, ...replies].filter((each) => each.trim() !== '').join('\n\n');
}

/** Reads a session back from storage. Whatever is not as expected starts anew; the text of the answer is never dropped. */
export function readSession(stored: unknown, claims: readonly string[]): Session {
  const from: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const kept = newSession(natural(from['round']) ?? 0, from['mode'] === 'long' ? 'long' : 'short');
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
    replies: Array.isArray(from['replies']) ? from['replies'].map((reply) => (typeof reply === 'string' ? reply : '')) : [],
    repliesMs: natural(from['repliesMs']) ?? 0,
    question: natural(from['question']) ?? 0,
    ...(predicted === undefined ? {} : { predicted }),
  };
  const step = stepsOf(session.mode).find((each) => each === from['step']) ?? 'answer';
  return { ...session, step: reachable(session, step, claims) };
}

/** A later step needs what the ones before it brought: a prediction, and a mark for every must. */
function reachable(session: Session, step: Step, claims: readonly string[]): Step {
  const at = steps.indexOf(step);
  if (at > steps.indexOf('predict') && session.predicted === undefined) return 'predict';
  if (at > steps.indexOf('mark') && !mustsAreMarked(claims, session.marks)) return 'mark';
  return step;
}

function natural(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;
}
