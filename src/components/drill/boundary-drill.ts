import type { BoundarySystem } from '../../catalog/boundary.ts';
import type { Comparison, Consequences, Placement } from '../../drill/index.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
import { drillShelf, keptFields } from './kept.ts';
import { listItems } from './list-items.ts';
import { readPlacement } from '../../drill/placement.ts';

/** What runs a line; it brings the lab, and is fetched with the first run. */
const bench = () => import('../../drill/compare.ts');

/** `<boundary-drill>`: the reader places each step, runs the line in the lab, and reads what follows beside our line. */
class BoundaryDrill extends HTMLElement {
  #system: BoundarySystem | undefined;
  #ours: Consequences | undefined;
  #placed: Placement = {};
  #run = false;

  connectedCallback(): void {
    const { system, ours } = JSON.parse(part(this, 'script').textContent) as { system: BoundarySystem; ours: Consequences };
    this.#system = system;
    this.#ours = ours;
    const form = part(this, 'form', HTMLFormElement);
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, button')) control.disabled = false;
    form.addEventListener('change', () => {
      this.#placed = readPlacement(Object.fromEntries(new FormData(form)), system);
      this.#drawLine();
      void this.#keep();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#run = true;
      void this.#show(true);
      void this.#keep();
    });
    void this.#resume(form);
  }

  async #resume(form: HTMLFormElement): Promise<void> {
    const { placed, ran } = await keptFields(this.#key());
    // What the reader has placed meanwhile is newer than what was kept.
    if (this.#system === undefined || Object.keys(this.#placed).length > 0) return;
    this.#placed = readPlacement(placed, this.#system);
    for (const [step, side] of Object.entries(this.#placed)) {
      const input = form.querySelector<HTMLInputElement>(`input[name="${step}"][value="${side}"]`);
      if (input) input.checked = true;
    }
    this.#drawLine();
    if (ran === true && this.#isComplete()) {
      this.#run = true;
      await this.#show(false);
    }
  }

  #key(): string {
    return `drill/boundary/${this.dataset['system'] ?? ''}`;
  }

  async #keep(): Promise<void> {
    await (await drillShelf()).put(this.#key(), { placed: { ...this.#placed }, ran: this.#run });
  }

  #isComplete(): boolean {
    return this.#system?.steps.every(({ id }) => this.#placed[id] !== undefined) === true;
  }

  /** The line so far, as two lists with the answer between them. */
  #drawLine(): void {
    const steps = this.#system?.steps ?? [];
    const on = (side: string) => listItems(steps.filter(({ id }) => this.#placed[id] === side).map(({ what }) => what));
    part(this, '[data-part=before]').replaceChildren(...on('synchronous'));
    part(this, '[data-part=after]').replaceChildren(...on('asynchronous'));
    if (this.dataset['run'] !== undefined)
      part(this, '[data-part=status]').textContent = 'You moved a step. Run it again to see what changes.';
  }

  async #show(moveFocus: boolean): Promise<void> {
    const system = this.#system;
    if (system === undefined) return;
    const status = part(this, '[data-part=status]');
    status.textContent = 'Running …';
    try {
      const { compare } = await bench();
      const placed = { ...this.#placed };
      this.#put(compare(system, placed, 'Your line', this.#ours));
      this.#putReasons(system, placed);
    } catch (error) {
      status.textContent = `The lab could not run it: ${causeOf(error)}. Reload the page to try again; your line is kept.`;
      return;
    }
    status.textContent = '';
    this.dataset['run'] = '';
    if (moveFocus) part(this, '#result-title').focus();
  }

  #put({ answer, done, caption, head, rows, findings }: Comparison): void {
    for (const [name, drawn] of Object.entries({ answer, done })) {
      part(this, `[data-part=${name}-wide]`).innerHTML = drawn.wide;
      part(this, `[data-part=${name}-narrow]`).innerHTML = drawn.narrow;
    }
    part(this, '[data-part=caption]').textContent = caption;
    part(this, '[data-part=head]').replaceChildren(...head.map((text) => cell(text === '' ? 'td' : 'th', text, 'col')));
    part(this, '[data-part=rows]').replaceChildren(
      ...rows.map(([first = '', ...rest]) => {
        const row = document.createElement('tr');
        row.append(cell('th', first, 'row'), ...rest.map((text) => cell('td', text, 'row')));
        return row;
      }),
    );
    part(this, '[data-part=broken]').replaceChildren(...listItems(findings.broken));
    part(this, '[data-part=broken-box]').hidden = findings.broken.length === 0;
    part(this, '[data-part=mayTell]').replaceChildren(...listItems(orNothing(findings.mayTell)));
    part(this, '[data-part=cannotTell]').replaceChildren(...listItems(orNothing(findings.cannotTell)));
    for (const name of ['handOver', 'waitsFor', 'leftBehind'] as const) {
      const note = part(this, `[data-part=${name}]`);
      note.textContent = findings[name] ?? '';
      note.hidden = findings[name] === undefined;
    }
  }

  /** The steps on which the reader and we differ come first; the others stand behind a disclosure. */
  #putReasons({ steps }: BoundarySystem, placed: Placement): void {
    const reasons = steps.map((step) => ({ step, item: part(this, `[data-reason="${step.id}"]`) }));
    const differs = reasons.filter(({ step }) => placed[step.id] !== step.recommended);
    const agrees = reasons.filter(({ step }) => placed[step.id] === step.recommended);
    part(this, '[data-part=differs]').replaceChildren(...differs.map(({ item }) => item));
    part(this, '[data-part=agrees]').replaceChildren(...agrees.map(({ item }) => item));
    part(this, '[data-part=agrees-box]').hidden = agrees.length === 0;
    part(this, '[data-part=differing]').textContent =
      differs.length === 0
        ? 'You drew the line where we draw it. The reasons are below; say them aloud before you look.'
        : 'Here you and we differ. The mark says where we put the step.';
  }
}

const orNothing = (texts: readonly string[]): readonly string[] => (texts.length === 0 ? ['nothing'] : texts);

function cell(kind: 'td' | 'th', text: string, scope: 'row' | 'col'): HTMLTableCellElement {
  const made = document.createElement(kind);
  if (kind === 'th') made.scope = scope;
  made.textContent = text;
  return made;
}

customElements.define('boundary-drill', BoundaryDrill);
