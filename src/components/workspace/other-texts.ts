import type { Attempt, OtherTab } from '../../progress/index.ts';
import { attemptsList } from './attempts-list.ts';
import { besidePanel, type OtherText } from './beside-panel.ts';
import { mount } from './piece.ts';
import { createReveal } from './reveal.ts';
import { readSharedHash, sharedHash } from './share-link.ts';

export interface OtherTextsParts {
  /** Where one other text at a time is shown. */
  readonly panel: HTMLElement;
  readonly attempts: HTMLDetailsElement;
  readonly attemptsBody: HTMLElement;
  readonly share: HTMLButtonElement;
  readonly reveal: HTMLButtonElement;
  readonly revealAsk: HTMLElement;
  /** Compares with what another tab has saved; hidden while there is no such thing. */
  readonly otherTab: HTMLButtonElement;
  readonly version: number;
  readonly starter: string;
  own(): string;
  /** Puts a text into the editor; what was there is kept and can be brought back. */
  takeOver(code: string): void;
  listAttempts(): Promise<readonly Attempt[]>;
  solution(): Promise<string>;
  /** Whether the solution was seen before; seeing it again costs nothing. */
  seenBefore(): Promise<boolean>;
  /** Remembers that it was seen. */
  seen(): Promise<void>;
  tell(sentence: string): void;
}

export interface OtherTexts {
  /** The list of attempts has changed. */
  refresh(): void;
  otherTab(other: OtherTab): void;
  /** Asks whether the reader wants to see the solution, and says what it costs. */
  askForSolution(): void;
}

const timeFormat = { dateStyle: 'medium', timeStyle: 'medium' } as const;

/** The texts beside the reader's own: attempts, solution, shared links, other tabs. Each is shown as a difference, and only on request. */
export function createOtherTexts(parts: OtherTextsParts): OtherTexts {
  const { panel, attempts, attemptsBody, share, reveal } = parts;
  const { ownerDocument: document } = panel;
  const timeText = (at: number) => new Date(at).toLocaleString('en-GB', timeFormat);
  let shownFrom: HTMLElement | undefined;
  let elsewhere: string | undefined;

  function close(): void {
    panel.hidden = true;
    panel.replaceChildren();
    shownFrom?.focus();
  }

  function open(content: HTMLElement): void {
    // One panel may lead to the next; closing leads back to where the first was opened.
    if (!panel.contains(document.activeElement))
      shownFrom = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    panel.replaceChildren(content);
    panel.hidden = false;
    panel.querySelector('h2')?.focus();
    panel.scrollIntoView({ block: 'nearest' });
  }

  function show(other: OtherText): void {
    const takeOver = () => {
      shownFrom = undefined;
      close();
      parts.takeOver(other.code);
    };
    open(mount(besidePanel(parts.own(), other, { takeOver, close }), document));
  }

  const kept = 'If you put it into the editor, your text is kept and one click brings it back.';

  async function refreshNow(): Promise<void> {
    const list = await parts.listAttempts();
    const compare = (attempt: Attempt) => show({ title: `Your run of ${timeText(attempt.at)}`, note: kept, code: attempt.code });
    attemptsBody.replaceChildren(mount(attemptsList(list, { timeText, compare, version: parts.version }), document));
  }

  function refresh(): void {
    if (attempts.open) void refreshNow();
  }

  async function copyLink(): Promise<void> {
    const { location } = document;
    const address = `${location.origin}${location.pathname}${await sharedHash(parts.own())}`;
    try {
      await navigator.clipboard.writeText(address);
      parts.tell(
        'A link to your code is on the clipboard. Whoever opens it sees the code beside their own; it does not run by itself.',
      );
    } catch {
      history.replaceState(null, '', address);
      parts.tell('The clipboard is not available. The address of this page now holds your code: copy it from there.');
    }
  }

  async function openShared(): Promise<void> {
    const shared = await readSharedHash(document.location.hash);
    if (!shared) return;
    if (!shared.ok) return parts.tell(shared.problem);
    show({
      title: 'Code from a link',
      note: `Somebody shared this code with you. It has not been run. ${kept}`,
      code: shared.code,
    });
  }

  attempts.addEventListener('toggle', refresh);
  share.addEventListener('click', () => void copyLink());
  parts.otherTab.addEventListener('click', () => {
    if (elsewhere !== undefined) show({ title: 'The text of the other tab', note: kept, code: elsewhere });
  });
  const revealing = createReveal({ ...parts, open, close, compare: show, kept });
  for (const button of [share, reveal]) button.disabled = false;
  addEventListener('hashchange', () => void openShared());
  void openShared();

  return {
    refresh,
    askForSolution: () => void revealing.ask(),
    otherTab(other) {
      parts.tell(other.sentence);
      if (other.what === 'saved') elsewhere = other.code;
      parts.otherTab.hidden = elsewhere === undefined || elsewhere === parts.own();
    },
  };
}
