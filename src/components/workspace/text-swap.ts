import type { SavedWork } from './saved-work.ts';

export interface TextSwapParts {
  readonly run: HTMLButtonElement;
  readonly reset: HTMLButtonElement;
  readonly undo: HTMLButtonElement;
  readonly starter: string;
  readonly saved: Promise<SavedWork>;
  getValue(): string;
  setValue(code: string): void;
}

/** Another text in the place of the reader's, by a reset or a restore, and the way back: nothing that was typed is lost. */
export interface TextSwap {
  put(code: string, why: 'reset' | 'restored'): Promise<void>;
  /** Whether there is anything to reset. */
  refresh(): void;
}

export function createTextSwap({ run, reset, undo, starter, saved, getValue, setValue }: TextSwapParts): TextSwap {
  const refresh = () => void (reset.disabled = getValue() === starter);

  async function put(code: string, why: 'reset' | 'restored'): Promise<void> {
    await (await saved).replace(code, why);
    setValue(code);
    refresh();
    undo.textContent = why === 'reset' ? 'Undo the reset' : 'Bring my text back';
    undo.hidden = false;
    undo.focus();
  }

  async function takeBack(): Promise<void> {
    const code = await (await saved).undo();
    if (code !== undefined) setValue(code);
    refresh();
    run.focus();
    undo.hidden = true;
  }

  reset.addEventListener('click', () => void put(starter, 'reset'));
  undo.addEventListener('click', () => void takeBack());
  return { put, refresh };
}
