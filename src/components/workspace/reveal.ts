import { causeOf } from '../page/cause.ts';
import type { OtherText } from './beside-panel.ts';
import { partsPanel } from './parts-panel.ts';
import { solutionInParts } from './solution-parts.ts';

export interface RevealParts {
  readonly reveal: HTMLButtonElement;
  /** Says what it costs, and holds the buttons `parts`, `whole` and `not-yet`. */
  readonly revealAsk: HTMLElement;
  readonly starter: string;
  solution(): Promise<string>;
  /** Whether the solution was seen before; seeing it again costs nothing. */
  seenBefore(): Promise<boolean>;
  /** Remembers that it was seen. */
  seen(): Promise<void>;
  open(panel: HTMLElement): void;
  close(): void;
  compare(other: OtherText): void;
  tell(sentence: string): void;
  /** What taking over another text means. */
  readonly kept: string;
}

/** The last rungs of the ladder: the solution, part by part or whole, only after the reader has read what it costs. */
export function createReveal(parts: RevealParts): { readonly ask: () => Promise<void> } {
  const { reveal, revealAsk, starter } = parts;
  const { ownerDocument: document } = reveal;
  let uncovered = 0;

  /** The solution, once its being seen is remembered. */
  async function take(): Promise<string | undefined> {
    try {
      const code = await parts.solution();
      await parts.seen();
      revealAsk.hidden = true;
      reveal.focus();
      return code;
    } catch (error) {
      parts.tell(`The solution could not be loaded: ${causeOf(error)}.`);
      return undefined;
    }
  }

  async function showWhole(): Promise<void> {
    const code = await take();
    if (code === undefined) return;
    parts.compare({ title: 'The solution', note: `One good answer, with comments that say why. ${parts.kept}`, code });
  }

  async function showParts(): Promise<void> {
    const code = await take();
    if (code === undefined) return;
    uncovered = Math.max(1, uncovered);
    const actions = {
      showWhole: () => void showWhole(),
      close: () => parts.close(),
      uncovered: (count: number) => void (uncovered = count),
    };
    parts.open(partsPanel(solutionInParts(starter, code), uncovered, actions, document));
  }

  async function ask(): Promise<void> {
    const cost = revealAsk.querySelector<HTMLElement>('[data-reveal="cost"]');
    if (cost) cost.hidden = await parts.seenBefore();
    revealAsk.hidden = false;
    revealAsk.querySelector('button')?.focus();
  }

  const on = (name: string, act: () => void) =>
    revealAsk.querySelector(`[data-reveal="${name}"]`)?.addEventListener('click', act);
  reveal.addEventListener('click', () => {
    if (revealAsk.hidden) void ask();
    else revealAsk.hidden = true;
  });
  on('parts', () => void showParts());
  on('whole', () => void showWhole());
  on('not-yet', () => {
    revealAsk.hidden = true;
    reveal.focus();
  });
  return { ask };
}
