import type MagicString from 'magic-string';

/**
 * Text that closes what was opened at a node: it is written when the node is left, so that inner closers come before outer ones where
 * both fall on one place.
 */
export class Closers {
  readonly #text: MagicString;
  readonly #open: { readonly at: number; readonly text: string }[][] = [];

  constructor(text: MagicString) {
    this.#text = text;
  }

  enter(): void {
    this.#open.push([]);
  }

  add(at: number, text: string): void {
    this.#open.at(-1)?.push({ at, text });
  }

  leave(): void {
    for (const { at, text } of this.#open.pop() ?? []) this.#text.appendLeft(at, text);
  }
}
