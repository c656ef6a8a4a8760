import type { CoachPrompt } from '../../coach/index.ts';
import { beforeReload } from '../../offline/index.ts';
import { part } from '../page/part.ts';
import { drillShelf, keptFields } from './kept.ts';

/** What reads a sentence; it brings the coach, and is fetched with the first comparison. */
const reader = () => import('./fix-feedback.ts');

/** `<fix-drill>`: the reader says a sentence better, reads what the coach finds in it, and only then sees ours. */
class FixDrill extends HTMLElement {
  connectedCallback(): void {
    const form = part(this, 'form');
    const field = part(this, 'textarea', HTMLTextAreaElement);
    field.disabled = false;
    part(this, 'button', HTMLButtonElement).disabled = false;
    let saving: ReturnType<typeof setTimeout> | undefined;
    const keep = async (): Promise<void> => {
      clearTimeout(saving);
      saving = undefined;
      await (await drillShelf()).put(this.#key(), { text: field.value, compared: this.dataset['typed'] !== undefined });
    };
    field.addEventListener('input', () => {
      saving ??= setTimeout(() => void keep(), 400);
    });
    window.addEventListener('pagehide', () => {
      if (saving !== undefined) void keep();
    });
    beforeReload(async () => {
      if (saving !== undefined) await keep();
      return undefined;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (text === '') return;
      void this.#compare(text, true).then(keep);
    });
    void keptFields(this.#key()).then(({ text, compared }) => {
      if (typeof text !== 'string' || field.value !== '') return;
      field.value = text;
      if (compared === true && text.trim() !== '') void this.#compare(text, false);
    });
  }

  #key(): string {
    return `drill/fix/${this.dataset['name'] ?? ''}`;
  }

  async #compare(text: string, isNew: boolean): Promise<void> {
    const patterns = JSON.parse(part(this, 'script').textContent) as CoachPrompt | null;
    const heard = part(this, '[data-part=heard]');
    if (patterns !== null) {
      const { feedbackOn } = await reader();
      heard.replaceChildren(
        ...feedbackOn(text, patterns).map(({ look, label, why }) => {
          const line = document.createElement('p');
          const word = document.createElement('strong');
          word.dataset['look'] = look;
          word.textContent = `${label}.`;
          line.append(word, ` ${why}`);
          return line;
        }),
      );
    }
    this.dataset['typed'] = '';
    if (isNew) part(this, 'details', HTMLDetailsElement).open = true;
  }
}

customElements.define('fix-drill', FixDrill);
