import type { Experiment } from '../../experiment/definition.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
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
    const { id, experiment } = JSON.parse(part(this, 'script').textContent ?? '') as { id: string; experiment: Experiment };
    this.#experiment = experiment;
    const form = part(this, 'form', HTMLFormElement);
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name=predicted]')];
    const knob = part(this, '.knob input', HTMLInputElement);
    for (const input of [...inputs, knob]) input.disabled = false;
    part(this, 'button[type=submit]', HTMLButtonElement).disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const predicted = Number(new FormData(form).get('predicted'));
      this.#predicted = predicted;
      void this.#reveal(true).then(() => remember(id, predicted));
    });
    part(this, '.skip').addEventListener('click', (event) => {
      event.preventDefault();
      void this.#reveal(true);
    });
    knob.addEventListener('input', () => {
      const value = Number(knob.value);
      const said = knobText(value, experiment.knob.unit);
      knob.setAttribute('aria-valuetext', said);
      part(this, '[data-part=value]').textContent = said;
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
    if (focus) part(this, '.result').focus({ preventScroll: false });
  }

  /** Runs with another setting, or the default one. Where that fails, the figure that was drawn at build stays, and the reader is told. */
  async #run(value: number | undefined, judge: boolean): Promise<void> {
    try {
      await this.#show(value, judge);
    } catch (error) {
      part(this, '[data-part=judged]').textContent =
        `The lab could not run it: ${causeOf(error)}. The figure is the one that was drawn before. Reload the page to try again; your prediction is kept.`;
    }
  }

  /** Puts the result in place of the drawn one. */
  async #show(value: number | undefined, judge: boolean): Promise<void> {
    const experiment = this.#experiment;
    if (!experiment) return;
    const { runAndDraw } = await bench();
    const { wide, narrow, caption, rows, judged } = runAndDraw(experiment, value, this.#predicted);
    part(this, '[data-part=wide]').innerHTML = wide;
    part(this, '[data-part=narrow]').innerHTML = narrow;
    part(this, '[data-part=caption]').textContent = caption;
    part(this, '[data-part=rows]').replaceChildren(...rows.map(rowOf));
    const said = part(this, '[data-part=judged]');
    if (judge && judged) {
      const verdict = document.createElement('strong');
      verdict.dataset['right'] = String(judged.right);
      verdict.textContent = rightWord(judged.right, experiment);
      said.replaceChildren(verdict, ` ${judged.text}`);
      // Without a verdict it says nothing, or why an earlier run failed.
    } else if (said.querySelector('strong') === null) said.textContent = '';
    clearTimeout(this.#speak);
    if (!judge) this.#speak = setTimeout(() => void (part(this, '[data-part=spoken]').textContent = caption), 500);
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
