import type { FreeRun, PlannedRun } from '../../lab/plan.ts';
import type { Plain } from '../../lab/trace/record.ts';
import type { RunResult } from '../../runner/client.ts';
import { formatTime } from '../../lab/trace/time-words.ts';
import { causeOf } from '../page/cause.ts';
import { mount, piece } from './piece.ts';
import { createFaultFields } from './playground-faults.ts';
import { fieldOf } from './playground-fields.ts';
import { knobsOf, valueAt, withValue } from './playground-knobs.ts';
import type { Timelines } from './run-section.ts';
import './playground.css';

export interface PlaygroundParts {
  readonly host: HTMLElement;
  readonly planned: readonly PlannedRun[];
  readonly timelines: Timelines;
  /** Whose code runs is the reader's choice. */
  source(whose: 'own' | 'solution'): Promise<string>;
  run(source: string, free: FreeRun): Promise<RunResult>;
}

/** The exercise's world to turn and watch: where it starts from, its knobs, its faults, its seed; each change is run at once. */
export function createPlayground({ host, planned, timelines, source, run }: PlaygroundParts): void {
  const { ownerDocument: document } = host;
  const knobs = knobsOf(planned.map(({ parameters }) => parameters));
  let from = 0;
  let parameters: Plain = null;
  let asked = 0;

  const said = mount(piece('p', { class: 'playground-said', role: 'status' }), document);
  const picture = mount(piece('div', {}), document);
  const world = mount(piece('div', { class: 'playground-knobs' }), document);
  const faults = createFaultFields(document, () => void watch());
  const whose = choice('Code', ['Your code', 'The solution']);
  const base = choice(
    'Start from',
    planned.map(({ name }, n) => `${n + 1}. ${name}`),
  );
  const seed = mount(piece('input', { type: 'number', class: 'field', min: '0', step: '1' }), document) as HTMLInputElement;
  const seedLine = mount(piece('label', { class: 'playground-line' }, piece('span', {}, 'Seed')), document);
  const other = () => {
    seed.value = String(Number(seed.value) + 1);
    void watch();
  };
  const back = () => {
    start();
    void watch();
  };
  seedLine.append(seed);

  function choice(label: string, options: readonly string[]): { readonly line: HTMLElement; readonly input: HTMLSelectElement } {
    const input = mount(
      piece(
        'select',
        { class: 'field' },
        options.map((option, n) => piece('option', { value: String(n) }, option)),
      ),
      document,
    ) as HTMLSelectElement;
    const line = mount(piece('label', { class: 'playground-line' }, piece('span', {}, label)), document);
    line.append(input);
    return { line, input };
  }

  /** Takes over all that the planned run holds. */
  function start(): void {
    const chosen = planned[from];
    if (!chosen) return;
    parameters = chosen.parameters;
    seed.value = String(chosen.seed);
    faults.offer(chosen.faults, chosen.untilMs);
    const fields = knobs.map((knob) =>
      fieldOf(knob, {
        document,
        get: () => valueAt(parameters, knob.path),
        set(value) {
          parameters = withValue(parameters, knob.path, value);
          void watch();
        },
        refuse: (sentence) => void (said.textContent = `${knob.label}: ${sentence}`),
      }),
    );
    world.replaceChildren(...fields);
  }

  async function watch(): Promise<void> {
    asked += 1;
    const mine = asked;
    if (!seed.validity.valid || seed.value === '') return void (said.textContent = 'A seed is a whole number.');
    const free: FreeRun = { from, seed: seed.valueAsNumber, parameters, faults: faults.faults() };
    try {
      const { verdict, shown } = await run(await source(whose.input.value === '1' ? 'solution' : 'own'), free);
      if (mine !== asked) return;
      const { failure } = verdict;
      const ended = shown?.trace.records.at(-1);
      const sentence = ended
        ? `${shown?.trace.records.length} events; the last after ${formatTime(ended.at)}.`
        : 'Nothing happened.';
      said.textContent = failure ? `${failure.title.replaceAll('`', '')}. ${failure.story.replaceAll('`', '')}` : sentence;
      if (shown) await timelines.show(picture, shown, undefined);
      picture.hidden = !shown;
    } catch (error) {
      if (mine !== asked || (error instanceof Error && error.name === 'RunCancelled')) return;
      said.textContent = `${causeOf(error)}.`;
    }
  }

  base.input.addEventListener('change', () => {
    from = Number(base.input.value);
    back();
  });
  for (const input of [whose.input, seed]) input.addEventListener('change', () => void watch());
  const button = (text: string, onclick: () => void) =>
    mount(piece('button', { type: 'button', class: 'button quiet', onclick }, text), document);
  const first = mount(piece('div', { class: 'playground-first' }), document);
  const buttons = mount(piece('div', { class: 'actions' }), document);
  buttons.append(
    button('Next seed', other),
    button('As it was', back),
    button('Watch again', () => void watch()),
  );
  first.append(base.line, whose.line, seedLine, buttons);
  // The lines of the solution are not in the reader's editor.
  picture.addEventListener('timeline-moved', (event) => {
    if (whose.input.value === '1') event.stopPropagation();
  });
  host.replaceChildren(first, world, faults.element, said, picture);
  start();
  void watch();
}
