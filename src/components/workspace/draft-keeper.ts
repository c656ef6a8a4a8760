import type { Drafts } from '../../progress/index.ts';
import { causeOf } from '../page/cause.ts';

export interface DraftKeeper {
  /** The text to begin with: what was kept, else the starter. */
  open(): Promise<string>;
  /** The reader typed; saved a moment later, or at once by `flush`. */
  changed(code: string): void;
  /** Saves what is not saved yet and says whether all is. Never rejects: what cannot be saved is told, and tried again the next time. */
  flush(): Promise<boolean>;
  /** Puts the starter, or an attempt, in place of the draft, which is kept. */
  replace(code: string, why: 'reset' | 'restored'): Promise<void>;
  /** The text before the last `replace`, or undefined where there is none. */
  undo(): Promise<string | undefined>;
}

export interface DraftKeeperParts {
  readonly drafts: Drafts;
  readonly exercise: string;
  readonly starter: string;
  /** Runs an act later and returns how to call it off. */
  readonly later: (act: () => void) => () => void;
  /** Says in words that something could not be saved, or that another tab's text was kept aside. */
  readonly tell: (sentence: string) => void;
  /** All that was typed is saved. */
  readonly saved: () => void;
}

export function createDraftKeeper({ drafts, exercise, starter, later, tell, saved: onSaved }: DraftKeeperParts): DraftKeeper {
  let unsaved: string | undefined;
  let callOff: (() => void) | undefined;
  // One write after the other, so that an older text never lands on a newer one.
  let writing: Promise<unknown> = Promise.resolve();

  function write<T>(act: () => Promise<T>): Promise<T | undefined> {
    const written = writing.then(act).catch((error: unknown) => {
      tell(`Your code could not be saved: ${causeOf(error)}. It is still in the editor.`);
      return undefined;
    });
    writing = written;
    return written;
  }

  async function flush(): Promise<boolean> {
    callOff?.();
    callOff = undefined;
    const code = unsaved;
    unsaved = undefined;
    if (code === undefined) {
      await writing;
      return unsaved === undefined;
    }
    const saved = await write(() => drafts.save(exercise, code));
    if (!saved) unsaved ??= code;
    if (saved && unsaved === undefined) onSaved();
    if (saved?.replaced) tell('Another tab had saved a different text for this exercise. It is kept among your earlier texts.');
    return unsaved === undefined;
  }

  return {
    open: async () => (await write(() => drafts.load(exercise)))?.code ?? starter,
    changed(code) {
      unsaved = code;
      callOff?.();
      callOff = later(() => void flush());
    },
    flush,
    replace: async (code, why) => {
      await flush();
      await write(() => drafts.replace(exercise, code, why));
    },
    undo: async () => {
      await flush();
      return write(() => drafts.undo(exercise));
    },
  };
}
