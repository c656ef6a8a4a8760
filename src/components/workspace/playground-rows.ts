import { checkbox, labelled, listOf, numberInput, tag, type FieldParts } from './playground-inputs.ts';
import { labelOf, withRowCount, type Cell, type Column, type Knob, type Row } from './playground-knobs.ts';
import { mount, piece } from './piece.ts';

/** More rows than this are in the run, but have no fields of their own. */
const MOST_ROW_FIELDS = 8;
const MOST_ROWS = 500;

/** The fields for a list of things, such as requests: how many there are, and each by itself. */
export function rowFields({ columns, template }: Knob & { readonly kind: 'rows' }, parts: FieldParts): HTMLElement[] {
  const { document, set } = parts;
  const rows = () => listOf<Row>(parts.get());
  const list = mount(piece('div', { class: 'playground-rows' }), document);
  const oneByOne = mount(piece('details', {}, piece('summary', {}, 'one by one')), document);
  oneByOne.append(list);

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
    list.replaceChildren(table, ...(rest > 0 ? [more] : []));
    oneByOne.hidden = shown.length === 0;
  }

  function setCount(count: number | undefined): void {
    const next = withRowCount(rows(), Math.min(MOST_ROWS, Math.round(count ?? 0)), template);
    set(next.length > 0 ? next : undefined);
    fill();
  }

  fill();
  return [labelled('how many', numberInput(parts, rows().length, setCount, String(MOST_ROWS)), document), oneByOne];
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
