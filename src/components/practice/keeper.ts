import type { Progress } from '../../progress/index.ts';
import { newSession, readSession, type Session, type Step } from './session.ts';

/** What changes while somebody types, or the clock runs: saved a moment later, not at each key. What a reader decides is saved at once. */
const flowing: ReadonlySet<string> = new Set<keyof Session>(['text', 'elapsedMs', 'replies', 'repliesMs']);

/** Holds the session of one prompt, saves what changes, and files it when it is finished. */
export interface Keeper {
  readonly session: Session;
  change(patch: Partial<Session>): void;
  go(step: Step): void;
  /** Saves now: the page is about to go away. Resolves when it is saved. */
  flush(): Promise<void>;
  /** Files the finished round and begins the next with an empty answer. */
  again(): void;
}

/** @param onStep hears of each change of step */
export async function openKeeper(
  shelf: Progress['practice'],
  prompt: string,
  claims: readonly string[],
  onStep: (step: Step) => void,
): Promise<Keeper> {
  const current = `${prompt}/session`;
  const rounds = `${prompt}/round/`;
  let session = readSession((await shelf.get(current))?.value, claims);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = Promise.resolve();

  function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    saving = shelf.put(current, plain(session));
    return saving;
  }

  function change(patch: Partial<Session>): void {
    session = { ...session, ...patch };
    if (Object.keys(patch).every((field) => flowing.has(field))) timer ??= setTimeout(() => void save(), 300);
    else void save();
  }

  return {
    get session() {
      return session;
    },
    change,
    go: (step) => {
      change({ step });
      onStep(step);
    },
    flush: () => (timer === undefined ? saving : save()),
    again: () => {
      void shelf.put(rounds + String(session.round).padStart(4, '0'), plain(session));
      session = newSession(session.round + 1, session.mode);
      void save();
      onStep('answer');
    },
  };
}

function plain({ predicted, asked, marks, replies, ...rest }: Session) {
  return {
    ...rest,
    asked: [...asked],
    replies: [...replies],
    marks: { ...marks },
    ...(predicted === undefined ? {} : { predicted }),
  };
}
