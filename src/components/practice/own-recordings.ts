import { browserPlatform } from '../../progress/index.ts';
import { openRecordings, sizeOf } from '../../recording/index.ts';
import { dealtIn } from './dealt-prompts.ts';
import { part } from '../page/part.ts';
import { sureButton } from './sure-button.ts';
import { createTakes, partName } from './takes.ts';

/** `<own-recordings>`: all recordings of this browser, and the way to be rid of them. */
class OwnRecordings extends HTMLElement {
  connectedCallback(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    const titles = new Map(dealtIn(this).map(({ id, title }) => [id, title]));
    const recordings = await openRecordings(browserPlatform(window).indexedDB);
    const takes = createTakes(
      part(this, '.takes', HTMLUListElement),
      recordings,
      () => true,
      (each) => `${titles.get(each.prompt) ?? each.prompt}: ${partName(each).toLowerCase()}`,
    );
    const removeAll = sureButton(document, 'Delete all recordings', 'Delete all of them for good', 'your recordings', () => {
      void recordings.list().then((all) => recordings.remove(all.map(({ id }) => id)));
    });
    part(this, '.all', HTMLElement).append(removeAll);
    const show = async (): Promise<void> => {
      const all = await recordings.list();
      this.hidden = all.length === 0;
      part(this, '.sum', HTMLElement).textContent =
        `${all.length === 1 ? 'One recording' : `${all.length} recordings`}, ${sizeOf(all)} in all.`;
    };
    recordings.onChange(() => void show());
    takes.refresh();
    await show();
  }
}

customElements.define('own-recordings', OwnRecordings);
