import { part } from '../page/part.ts';
import { drillShelf, keptFields } from './kept.ts';
import { stoppedIn, tallyOfStops, type SentenceKind } from './stops.ts';

/** `<red-flag-drill>`: the reader chooses the sentences at which an interviewer would stop, then reads which they were, and why. */
class RedFlagDrill extends HTMLElement {
  #sentences: readonly { readonly item: HTMLElement; readonly button: HTMLButtonElement }[] = [];

  connectedCallback(): void {
    this.#sentences = [...this.querySelectorAll<HTMLElement>('li[data-sentence]')].map((item) => ({
      item,
      button: asButton(item),
    }));
    const form = part(this, 'form');
    const submit = part(this, 'button[type=submit]', HTMLButtonElement);
    submit.disabled = false;
    for (const { button } of this.#sentences)
      button.addEventListener('click', () => {
        button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
        void this.#keep();
      });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#show(true);
      void this.#keep();
    });
    part(this, '.again').addEventListener('click', () => {
      this.#hide();
      void this.#keep();
    });
    void this.#resume();
  }

  async #resume(): Promise<void> {
    const { stopped, shown } = await keptFields(this.#key());
    if (this.#stopped().length > 0 || this.dataset['shown'] !== undefined) return;
    const kept = stoppedIn(stopped, this.#sentences.length);
    for (const index of kept) this.#sentences[index]?.button.setAttribute('aria-pressed', 'true');
    if (shown === true) this.#show(false);
  }

  #key(): string {
    return `drill/red-flags/${this.dataset['prompt'] ?? ''}`;
  }

  async #keep(): Promise<void> {
    const shown = this.dataset['shown'] !== undefined;
    await (await drillShelf()).put(this.#key(), { stopped: [...this.#stopped()], shown });
  }

  #stopped(): readonly number[] {
    return this.#sentences.flatMap(({ button }, index) => (button.getAttribute('aria-pressed') === 'true' ? [index] : []));
  }

  #show(moveFocus: boolean): void {
    const stopped = this.#stopped();
    this.#sentences.forEach(({ item, button }, index) => {
      const isStopped = stopped.includes(index);
      item.toggleAttribute('data-stopped', isStopped);
      button.disabled = true;
      const found = item.querySelector('.found');
      const isFlag = kindOf(item) === 'flag';
      if (found)
        found.textContent = isStopped
          ? isFlag
            ? '· you stopped here'
            : '· you stopped here, no need'
          : isFlag
            ? '· not chosen'
            : '';
    });
    this.dataset['shown'] = '';
    part(this, '[data-part=status]').textContent = tallyOfStops(
      this.#sentences.map(({ item }) => kindOf(item)),
      stopped,
    );
    part(this, '.again').hidden = false;
    part(this, 'button[type=submit]').hidden = true;
    if (moveFocus) part(this, '.again').focus();
  }

  #hide(): void {
    delete this.dataset['shown'];
    for (const { item, button } of this.#sentences) {
      item.removeAttribute('data-stopped');
      button.disabled = false;
      button.setAttribute('aria-pressed', 'false');
    }
    part(this, '[data-part=status]').textContent = '';
    part(this, 'button[type=submit]').hidden = false;
    part(this, '.again').hidden = true;
    this.#sentences[0]?.button.focus();
  }
}

/** The sentence of an item as a toggle; without script it stays a paragraph. */
function asButton(item: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'says';
  button.setAttribute('aria-pressed', 'false');
  const words = document.createElement('span');
  const paragraph = item.querySelector('p.says');
  words.append(...(paragraph?.childNodes ?? []));
  button.append(words);
  paragraph?.replaceWith(button);
  return button;
}

function kindOf(item: HTMLElement): SentenceKind {
  const kind = item.dataset['kind'];
  return kind === 'flag' || kind === 'fine' ? kind : 'plain';
}

customElements.define('red-flag-drill', RedFlagDrill);
