/**
 * A piece of the page as data: views return it, `mount` makes it real. Children are text or pieces and never markup, so what
 * a learner wrote stays text whatever it holds.
 */
export interface Piece {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly listeners: Readonly<Record<string, () => void>>;
  readonly children: readonly (Piece | string)[];
}

type Child = Piece | string | undefined | false | readonly Child[];

/** Attributes that are undefined or false are left out; those named `on…` are listeners. */
export type Attributes = Readonly<Record<string, string | boolean | (() => void) | undefined>>;

export function piece(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Piece {
  const texts: Record<string, string> = {};
  const listeners: Record<string, () => void> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') listeners[name.slice(2)] = value;
    else if (value !== undefined && value !== false) texts[name] = value === true ? '' : value;
  }
  return { tag, attributes: texts, listeners, children: flat(children) };
}

function flat(children: readonly Child[]): (Piece | string)[] {
  return children.flatMap((child): (Piece | string)[] => {
    if (child === undefined || child === false) return [];
    return isList(child) ? flat(child) : [child];
  });
}

function isList(child: Piece | string | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

export function mount(made: Piece, document: Document): HTMLElement {
  const element = document.createElement(made.tag);
  for (const [name, value] of Object.entries(made.attributes)) element.setAttribute(name, value);
  for (const [event, listener] of Object.entries(made.listeners)) element.addEventListener(event, listener);
  element.append(...made.children.map((child) => (typeof child === 'string' ? child : mount(child, document))));
  return element;
}

/** All text of a piece, in reading order. */
export function textOf(made: Piece): string {
  return made.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ');
}
