import type { Plain } from '../../lab/trace/record.ts';
import { causeOf } from '../page/cause.ts';
import { mount, piece } from './piece.ts';

export interface FieldParts {
  readonly document: Document;
  /** What the parameters hold now; undefined where they leave it out. */
  get(): Plain | undefined;
  /** The reader changed it. Undefined: left out again. */
  set(value: Plain | undefined): void;
  /** Says that something typed cannot be used. */
  refuse(sentence: string): void;
}

/** The value of a knob that holds a list. */
export function listOf<T extends Plain>(value: Plain | undefined): readonly T[] {
  // The knob's kind was derived from what the world's own runs hold there.
  return Array.isArray(value) ? (value as readonly T[]) : [];
}

export function numberInput(
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

export function checkbox(document: Document, checked: boolean, set: (on: boolean) => void): HTMLInputElement {
  const input = mount(piece('input', { type: 'checkbox' }), document) as HTMLInputElement;
  input.checked = checked;
  input.addEventListener('change', () => set(input.checked));
  return input;
}

export function select(
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

export function jsonInput({ document, get, set, refuse }: FieldParts): HTMLTextAreaElement {
  const value = get();
  const input = mount(piece('textarea', { class: 'field', rows: '4', spellcheck: 'false' }), document) as HTMLTextAreaElement;
  input.value = value === undefined ? '' : JSON.stringify(value, null, 1).replace(/\n\s{2,}/g, ' ');
  input.addEventListener('change', () => {
    try {
      set(input.value.trim() === '' ? undefined : (JSON.parse(input.value) as Plain));
    } catch (error) {
      refuse(`This is not JSON: ${causeOf(error)}.`);
    }
  });
  return input;
}

export function labelled(label: string, input: HTMLElement, document: Document, shape = 'line'): HTMLElement {
  const made = mount(piece('label', { class: `playground-${shape}` }, piece('span', {}, label)), document);
  if (shape === 'switch') made.prepend(input);
  else made.append(input);
  return made;
}

export function group(label: string, children: readonly HTMLElement[], document: Document): HTMLElement {
  const made = mount(piece('fieldset', { class: 'playground-group' }, piece('legend', {}, label)), document);
  made.append(...children);
  return made;
}

export function tag(document: Document, name: string, ...children: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
