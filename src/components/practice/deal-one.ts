import { browserPlatform, openProgress } from '../../progress/index.ts';
import { deal } from './deal.ts';
import { dealtIn } from './dealt-prompts.ts';
import { part } from '../page/part.ts';
import { finishedRounds } from './rounds.ts';

/** `<deal-one>`: deals a prompt at each press, another than the last, and says why this one. */
class DealOne extends HTMLElement {
  connectedCallback(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    const prompts = dealtIn(this);
    const platform = browserPlatform(window);
    const { practice } = await openProgress(platform);
    const button = part(this, 'button', HTMLButtonElement);
    let before: string | undefined;
    button.addEventListener('click', () => void dealNow());
    button.disabled = false;

    const dealNow = async (): Promise<void> => {
      const rounds = finishedRounds(await practice.all(), new Map(prompts.map((each) => [each.id, each.claims])));
      const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
      const ids = prompts.map(({ id }) => id);
      const { prompt, because } = deal(ids, rounds, platform.now(), seed, before);
      before = prompt;
      this.dataset['dealt'] = prompt;
      const found = prompts.find(({ id }) => id === prompt);
      part(this, '.title', HTMLElement).textContent = found?.title ?? prompt;
      part(this, '.summary', HTMLElement).textContent = found?.summary ?? '';
      part(this, '.because', HTMLElement).textContent = because;
      const link = document.createElement('a');
      link.className = 'button';
      link.href = `${this.dataset['base'] ?? '/practice/'}${prompt}/`;
      link.textContent = 'Sit this one';
      part(this, '.go', HTMLElement).replaceChildren(link);
      button.textContent = 'Deal another';
    };
  }
}

customElements.define('deal-one', DealOne);
