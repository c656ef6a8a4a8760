import { browserPlatform, openProgress } from '../../progress/index.ts';
import { showCalibration } from './calibration.ts';
import { dealtIn } from './dealt-prompts.ts';
import { part } from '../page/part.ts';
import { finishedRounds } from './rounds.ts';

/** `<own-rounds>`: the plot of all rounds; drawn again when another tab finishes one. */
class OwnRounds extends HTMLElement {
  connectedCallback(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    const prompts = dealtIn(this);
    const claims = new Map(prompts.map((each) => [each.id, each.claims]));
    const titles = new Map(prompts.map((each) => [each.id, each.title]));
    const { practice } = await openProgress(browserPlatform(window));
    const draw = async (): Promise<void> => {
      const rounds = finishedRounds(await practice.all(), claims);
      this.hidden = rounds.length === 0;
      showCalibration(part(this, '.calibrated', HTMLElement), rounds, (prompt) => titles.get(prompt) ?? prompt);
    };
    practice.onChange(() => void draw());
    await draw();
  }
}

customElements.define('own-rounds', OwnRounds);
