import type { Experiment } from '../../experiment/definition.ts';
import { causeOf } from '../page/cause.ts';
import { knobText } from './knob-text.ts';
import { keptPredictions } from './kept-predictions.ts';

/** What runs and draws an experiment; it brings the lab, and is fetched with the first prediction. */
const bench = () => import('./experiment-bench.ts');

/** `<lesson-experiment>`: asks for a prediction, then shows the result beside it, then lets the reader turn the knob. */
class LessonExperiment extends HTMLElement {
  #experiment: Experiment | undefined;
  #predicted: number | undefined;
  #redraw: ReturnType<typeof setTimeout> | undefined;
  #speak: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { id, experiment } = JSON.parse(this.#part('script').textContent ?? '') as { id: string; experiment: Experiment };
    this.#experiment = experiment;
    const form = this.#part('form') as HTMLFormElement;
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name=predicted]')];
    const knob = this.#part('.knob input') as HTMLInputElement;
    for (const input of [...inputs, knob]) input.disabled = false;
    (this.#part('button[type=submit]') as HTMLButtonElement).disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const predicted = Number(new FormData(form).get('predicted'));
      this.#predicted = predicted;
      void this.#reveal(true).then(() => remember(id, predicted));
    });
    this.#part('.skip').addEventListener('click', (event) => {
      event.preventDefault();
      void this.#reveal(true);
    });
    knob.addEventListener('input', () => {
      const value = Number(knob.value);
      const said = knobText(value, experiment.knob.unit);
      knob.setAttribute('aria-valuetext', said);
      this.#part('[data-part=value]').textContent = said;
      clearTimeout(this.#redraw);
      this.#redraw = setTimeout(() => void this.#run(value, false), 60);
    });
    void recall(id).then((predicted) => {
      if (predicted === undefined || this.#predicted !== undefined) return;
      this.#predicted = predicted;
      for (const input of inputs) {
        if (input.type === 'radio') input.checked = Number(input.value) === predicted;
        else input.value = String(predicted);
      }
      return this.#reveal(false);
    });
  }

  async #reveal(focus: boolean): Promise<void> {
    await this.#run(undefined, true);
    this.dataset['revealed'] = '';
    if (focus) this.#part('.result').focus({ preventScroll: false });
  }

  /** Runs with another setting, or the default one. Where that fails, the figure that was drawn at build stays, and the reader is told. */
  async #run(value: number | undefined, judge: boolean): Promise<void> {
    try {
      await this.#show(value, judge);
    } catch (error) {
      this.#part('[data-part=judged]').textContent =
        `The lab could not run it: ${causeOf(error)}. The figure is the one that was drawn before. Reload the page to try again; your prediction is kept.`;
    }
  }

  /** Puts the result in place of the drawn one. */
  async #show(value: number | undefined, judge: boolean): Promise<void> {
    const experiment = this.#experiment;
    if (!experiment) return;
    const { runAndDraw } = await bench();
    const { wide, narrow, caption, rows, judged } = runAndDraw(experiment, value, this.#predicted);
    this.#part('[data-part=wide]').innerHTML = wide;
    this.#part('[data-part=narrow]').innerHTML = narrow;
    this.#part('[data-part=caption]').textContent = caption;
    this.#part('[data-part=rows]').replaceChildren(...rows.map(rowOf));
    const said = this.#part('[data-part=judged]');
    if (judge && judged) {
      const verdict = document.createElement('strong');
      verdict.dataset['right'] = String(judged.right);
      verdict.textContent = rightWord(judged.right, experiment);
      said.replaceChildren(verdict, ` ${judged.text}`);
      // Without a verdict it says nothing, or why an earlier run failed.
    } else if (said.querySelector('strong') === null) said.textContent = '';
    clearTimeout(this.#speak);
    if (!judge) this.#speak = setTimeout(() => void (this.#part('[data-part=spoken]').textContent = caption), 500);
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`<lesson-experiment> has no ${selector}.`);
    return found;
  }
}

function rightWord(right: boolean, { prediction }: Experiment): string {
  if (prediction.ask === 'choice') return right ? '✓ Right.' : '✗ No.';
  return right ? '✓ Close.' : '✗ Not quite.';
}

function rowOf([first = '', ...rest]: readonly string[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = first;
  row.append(
    head,
    ...rest.map((cell) => {
      const data = document.createElement('td');
      data.textContent = cell;
      return data;
    }),
  );
  return row;
}

async function remember(id: string, predicted: number): Promise<void> {
  await (await keptPredictions()).put(`experiment/${id}`, predicted);
}

async function recall(id: string): Promise<number | undefined> {
  const value = (await (await keptPredictions()).get(`experiment/${id}`))?.value;
  return typeof value === 'number' ? value : undefined;
}

customElements.define('lesson-experiment', LessonExperiment);
