import { saveEverything, takeUpdate, watchUpdates, type Update } from '../../offline/index.ts';

const news: Readonly<Record<Update, string>> = {
  waiting: 'A newer version of the course is ready. This page stays as it is until you reload it.',
  taken:
    'You took a newer version of the course in another tab. This page is still the earlier one: reload it when it suits you.',
};

/** Announces a newer course. What the reader typed is saved before the page reloads; what cannot be saved keeps it from reloading. */
class UpdateNotice extends HTMLElement {
  connectedCallback(): void {
    const worker = this.dataset['worker'];
    const words = this.querySelector('.words');
    const acts = this.querySelector<HTMLElement>('.acts');
    if (worker === undefined || !words || !acts) return;
    const say = (sentence: string): void => {
      words.textContent = sentence;
      acts.hidden = false;
      this.dataset['shown'] = '';
    };
    watchUpdates(worker, (update) => say(news[update]));
    this.addEventListener('click', ({ target }) => {
      const act = target instanceof HTMLButtonElement ? target.dataset['act'] : undefined;
      if (act === 'later') {
        delete this.dataset['shown'];
        acts.hidden = true;
        words.textContent = '';
      }
      if (act === 'reload') void this.#reload(say);
    });
  }

  async #reload(say: (sentence: string) => void): Promise<void> {
    const lost = await saveEverything();
    if (lost.length > 0) say(`Not reloaded: ${lost.join(' ')}`);
    else await takeUpdate();
  }
}

customElements.define('update-notice', UpdateNotice);
