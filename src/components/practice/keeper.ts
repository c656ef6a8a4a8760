import type { Progress } from '../../progress/index.ts';
import { newSession, readSession, type Session, type Step } from './session.ts';

/** Holds the session of one prompt, saves it a moment after each change, and files it when it is finished. */
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

  async function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await shelf.put(current, plain(session));
  }

  function change(patch: Partial<Session>): void {
    session = { ...session, ...patch };
    timer ??= setTimeout(() => void save(), 300);
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
    flush: async () => {
      if (timer !== undefined) await save();
    },
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
