import type { Plain } from '../../lab/trace/record.ts';
import { labelOf, withRowCount, type Cell, type Column, type Knob, type Row } from './playground-knobs.ts';
import { mount, piece } from './piece.ts';

/** More rows than this are in the run, but have no fields of their own. */
const MOST_ROW_FIELDS = 8;
const MOST_ROWS = 500;

export interface FieldParts {
  readonly document: Document;
  /** What the parameters hold now; undefined where they leave it out. */
  get(): Plain | undefined;
  /** The reader changed it. Undefined: left out again. */
  set(value: Plain | undefined): void;
  /** Says that something typed cannot be used. */
  refuse(sentence: string): void;
}

/** The field for one knob. What it holds is what the world gets: an empty field is left out, as in the runs that do not set it. */
export function fieldOf(knob: Knob, parts: FieldParts): HTMLElement {
  const { document, set } = parts;
  const value = parts.get();
  switch (knob.kind) {
    case 'number':
      return labelled(knob.label, numberInput(parts, typeof value === 'number' ? value : undefined, set), document);
    case 'switch':
      return labelled(
        knob.label,
        checkbox(document, value === true, (on) => set(on ? true : undefined)),
        document,
        'switch',
      );
    case 'choice':
      return labelled(knob.label, select(document, knob.options, typeof value === 'string' ? value : '', set), document);
    case 'several': {
      const chosen = () => listOf<string>(parts.get());
      const boxes = knob.options.map((option) => {
        const toggle = (on: boolean) => {
          const next = knob.options.filter((each) => (each === option ? on : chosen().includes(each)));
          set(next.length > 0 ? next : undefined);
        };
        return labelled(option, checkbox(document, chosen().includes(option), toggle), document, 'switch');
      });
      return group(knob.label, boxes, document);
    }
    case 'rows':
      return group(knob.label, rowFields(knob, parts), document);
    case 'json':
      return labelled(knob.label, jsonInput(parts), document, 'wide');
  }
}

function rowFields({ columns, template }: Knob & { readonly kind: 'rows' }, parts: FieldParts): HTMLElement[] {
  const { document, set } = parts;
  const rows = () => listOf<Row>(parts.get());
  const list = document.createElement('div');

  function cell(n: number, column: Column): HTMLElement {
    const change = (next: Cell | undefined) =>
      set(rows().map((row, index) => (index === n ? withCell(row, column.name, next) : row)));
    const input = cellInput(parts, column, rows()[n]?.[column.name], change);
    input.setAttribute('aria-label', `${labelOf([column.name])} of number ${n + 1}`);
    return tag(document, 'td', input);
  }

  function fill(): void {
    const shown = rows().slice(0, MOST_ROW_FIELDS);
    const rest = rows().length - shown.length;
    const head = tag(
      document,
      'tr',
      ...columns.map(({ name }) => mount(piece('th', { scope: 'col' }, labelOf([name])), document)),
    );
    const table = tag(
      document,
      'table',
      head,
      ...shown.map((_, n) => tag(document, 'tr', ...columns.map((column) => cell(n, column)))),
    );
    const more = mount(piece('p', {}, `and ${rest} more like the last of them`), document);
    list.className = 'playground-rows';
    list.replaceChildren(...(shown.length > 0 ? [table] : []), ...(rest > 0 ? [more] : []));
  }

  function setCount(count: number | undefined): void {
    const next = withRowCount(rows(), Math.min(MOST_ROWS, Math.round(count ?? 0)), template);
    set(next.length > 0 ? next : undefined);
    fill();
  }

  fill();
  return [labelled('how many', numberInput(parts, rows().length, setCount, String(MOST_ROWS)), document), list];
}

function listOf<T extends Plain>(value: Plain | undefined): readonly T[] {
  // The knob's kind was derived from what the world's own runs hold there.
  return Array.isArray(value) ? (value as readonly T[]) : [];
}

function withCell(row: Row, name: string, cell: Cell | undefined): Row {
  if (cell !== undefined) return { ...row, [name]: cell };
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
}

function cellInput(
  parts: FieldParts,
  { kind }: Column,
  value: Cell | undefined,
  set: (cell: Cell | undefined) => void,
): HTMLElement {
  const { document } = parts;
  if (kind === 'number') return numberInput(parts, typeof value === 'number' ? value : undefined, set);
  if (kind === 'switch') return checkbox(document, value === true, (on) => set(on ? true : undefined));
  const input = mount(piece('input', { type: 'text', class: 'field', size: '8' }), document) as HTMLInputElement;
  input.value = value === undefined ? '' : String(value);
  input.addEventListener('change', () => set(input.value === '' ? undefined : input.value));
  return input;
}

function numberInput(
  { document, refuse }: FieldParts,
  value: number | undefined,
  set: (value: number | undefined) => void,
  max?: string,
): HTMLInputElement {
  const input = mount(
    piece('input', { type: 'number', class: 'field', min: '0', step: 'any', max }),
    document,
  ) as HTMLInputElement;
  input.value = value === undefined ? '' : String(value);
  input.addEventListener('change', () => {
    if (!input.validity.valid) return refuse(input.validationMessage);
    set(input.value === '' ? undefined : input.valueAsNumber);
  });
  return input;
}

function checkbox(document: Document, checked: boolean, set: (on: boolean) => void): HTMLInputElement {
  const input = mount(piece('input', { type: 'checkbox' }), document) as HTMLInputElement;
  input.checked = checked;
  input.addEventListener('change', () => set(input.checked));
  return input;
}

function select(
  document: Document,
  options: readonly string[],
  value: string,
  set: (value: string | undefined) => void,
): HTMLSelectElement {
  const made = mount(
    piece(
      'select',
      { class: 'field' },
      piece('option', { value: '' }, 'not set'),
      options.map((option) => piece('option', { value: option }, option)),
    ),
    document,
  ) as HTMLSelectElement;
  made.value = value;
  made.addEventListener('change', () => set(made.value === '' ? undefined : made.value));
  return made;
}

function jsonInput({ document, get, set, refuse }: FieldParts): HTMLTextAreaElement {
  const value = get();
  const input = mount(piece('textarea', { class: 'field', rows: '4', spellcheck: 'false' }), document) as HTMLTextAreaElement;
  input.value = value === undefined ? '' : JSON.stringify(value, null, 1).replace(/\n\s{2,}/g, ' ');
  input.addEventListener('change', () => {
    try {
      set(input.value.trim() === '' ? undefined : (JSON.parse(input.value) as Plain));
    } catch (error) {
      refuse(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return input;
}

function labelled(label: string, input: HTMLElement, document: Document, shape = 'line'): HTMLElement {
  const made = mount(piece('label', { class: `playground-${shape}` }, piece('span', {}, label)), document);
  if (shape === 'switch') made.prepend(input);
  else made.append(input);
  return made;
}

function group(label: string, children: readonly HTMLElement[], document: Document): HTMLElement {
  const made = mount(piece('fieldset', { class: 'playground-group' }, piece('legend', {}, label)), document);
  made.append(...children);
  return made;
}

function tag(document: Document, name: string, ...children: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
