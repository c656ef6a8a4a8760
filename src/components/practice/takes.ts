import { lengthOf, type Recording, type Recordings } from '../../recording/index.ts';
import { sureButton } from './sure-button.ts';

/** A list of recordings, each to be played, saved as a file, or deleted. */
export interface Takes {
  /** Draws it anew if other recordings are wanted than are shown; a recording that is playing goes on. */
  refresh(): void;
}

/** @param isWanted which recordings belong here, asked at each refresh */
export function createTakes(
  list: HTMLUListElement,
  recordings: Recordings,
  isWanted: (recording: Recording) => boolean,
  nameOf: (recording: Recording) => string = partName,
): Takes {
  const shown = new Map<string, { readonly item: HTMLLIElement; readonly url: string }>();

  async function draw(): Promise<void> {
    const wanted = (await recordings.list()).filter(isWanted);
    const ids = new Set(wanted.map(({ id }) => id));
    for (const [id, { item, url }] of shown)
      if (!ids.has(id)) {
        const hadFocus = item.contains(item.ownerDocument.activeElement);
        item.remove();
        if (hadFocus) moveFocus();
        URL.revokeObjectURL(url);
        shown.delete(id);
      }
    for (const recording of wanted)
      if (!shown.has(recording.id)) {
        const url = URL.createObjectURL(recording.sound);
        const item = itemFor(recording, url);
        shown.set(recording.id, { item, url });
        list.append(item);
      }
    list.hidden = wanted.length === 0;
  }

  /** What was deleted took the focus with it. */
  function moveFocus(): void {
    const next =
      list.querySelector<HTMLElement>('button') ?? list.parentElement?.querySelector<HTMLElement>('button:not(:disabled)');
    next?.focus();
  }

  function itemFor(recording: Recording, url: string): HTMLLIElement {
    const { ownerDocument } = list;
    const item = ownerDocument.createElement('li');
    const name = ownerDocument.createElement('p');
    name.className = 'name';
    name.textContent = `${nameOf(recording)}, ${lengthOf(recording)}`;
    const when = ownerDocument.createElement('span');
    when.textContent = ` ${dateOf(recording.at)}`;
    name.append(when);
    const audio = ownerDocument.createElement('audio');
    audio.controls = true;
    audio.setAttribute('aria-label', name.textContent);
    showLength(audio);
    audio.src = url;
    const save = ownerDocument.createElement('a');
    save.className = 'button quiet';
    save.href = url;
    save.download = `202-accepted-${recording.id.replaceAll(/[/:.]/g, '-')}.${endingOf(recording.sound.type)}`;
    save.textContent = 'Save as a file';
    save.setAttribute('aria-label', `Save as a file: ${name.textContent}`);
    const remove = sureButton(ownerDocument, 'Delete', 'Delete for good', name.textContent, () => {
      void recordings.remove([recording.id]).then(draw);
    });
    item.append(name, audio, save, remove);
    return item;
  }

  recordings.onChange(() => void draw());
  return { refresh: () => void draw() };
}

/** "Your answer", or "Your reply to question 2". */
export function partName({ part }: Pick<Recording, 'part'>): string {
  return part === 'answer' ? 'Your answer' : `Your reply to question ${part + 1}`;
}

function dateOf(at: number): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

function endingOf(type: string): string {
  return /mp4|aac/.test(type) ? 'm4a' : /ogg/.test(type) ? 'ogg' : 'webm';
}

/** A recorder does not write how long its file is; the browser finds out when it is asked for the end. */
function showLength(audio: HTMLAudioElement): void {
  audio.preload = 'metadata';
  audio.addEventListener(
    'loadedmetadata',
    () => {
      if (Number.isFinite(audio.duration)) return;
      audio.addEventListener('durationchange', () => (audio.currentTime = 0), { once: true });
      audio.currentTime = Number.MAX_SAFE_INTEGER;
    },
    { once: true },
  );
}
