import type { BoundarySystem } from '../../catalog/boundary.ts';
import type { Comparison, Consequences, Placement } from '../../drill/index.ts';
import { causeOf } from '../page/cause.ts';
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
    const { system, ours } = JSON.parse(this.#part('script').textContent) as { system: BoundarySystem; ours: Consequences };
    this.#system = system;
    this.#ours = ours;
    const form = this.#part('form') as HTMLFormElement;
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
    this.#part('[data-part=before]').replaceChildren(...on('synchronous'));
    this.#part('[data-part=after]').replaceChildren(...on('asynchronous'));
    if (this.dataset['run'] !== undefined)
      this.#part('[data-part=status]').textContent = 'You moved a step. Run it again to see what changes.';
  }

  async #show(moveFocus: boolean): Promise<void> {
    const system = this.#system;
    if (system === undefined) return;
    const status = this.#part('[data-part=status]');
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
    if (moveFocus) this.#part('#result-title').focus();
  }

  #put({ answer, done, caption, head, rows, findings }: Comparison): void {
    for (const [name, drawn] of Object.entries({ answer, done })) {
      this.#part(`[data-part=${name}-wide]`).innerHTML = drawn.wide;
      this.#part(`[data-part=${name}-narrow]`).innerHTML = drawn.narrow;
    }
    this.#part('[data-part=caption]').textContent = caption;
    this.#part('[data-part=head]').replaceChildren(...head.map((text) => cell(text === '' ? 'td' : 'th', text, 'col')));
    this.#part('[data-part=rows]').replaceChildren(
      ...rows.map(([first = '', ...rest]) => {
        const row = document.createElement('tr');
        row.append(cell('th', first, 'row'), ...rest.map((text) => cell('td', text, 'row')));
        return row;
      }),
    );
    this.#part('[data-part=broken]').replaceChildren(...listItems(findings.broken));
    this.#part('[data-part=broken-box]').hidden = findings.broken.length === 0;
    this.#part('[data-part=mayTell]').replaceChildren(...listItems(orNothing(findings.mayTell)));
    this.#part('[data-part=cannotTell]').replaceChildren(...listItems(orNothing(findings.cannotTell)));
    for (const name of ['handOver', 'waitsFor', 'leftBehind'] as const) {
      const note = this.#part(`[data-part=${name}]`);
      note.textContent = findings[name] ?? '';
      note.hidden = findings[name] === undefined;
    }
  }

  /** The steps on which the reader and we differ come first; the others stand behind a disclosure. */
  #putReasons({ steps }: BoundarySystem, placed: Placement): void {
    const reasons = steps.map((step) => ({ step, item: this.#part(`[data-reason="${step.id}"]`) }));
    const differs = reasons.filter(({ step }) => placed[step.id] !== step.recommended);
    const agrees = reasons.filter(({ step }) => placed[step.id] === step.recommended);
    this.#part('[data-part=differs]').replaceChildren(...differs.map(({ item }) => item));
    this.#part('[data-part=agrees]').replaceChildren(...agrees.map(({ item }) => item));
    this.#part('[data-part=agrees-box]').hidden = agrees.length === 0;
    this.#part('[data-part=differing]').textContent =
      differs.length === 0
        ? 'You drew the line where we draw it. The reasons are below; say them aloud before you look.'
        : 'Here you and we differ. The mark says where we put the step.';
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found) return found;
    throw new Error(`<boundary-drill> has no ${selector}. This is our bug.`);
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
