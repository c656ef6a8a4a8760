/** Text that is markup already: made by `markup` and nothing else. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** The tag itself. Use it by its name `markup`. */
  static tag(strings: TemplateStringsArray, ...values: readonly Insertion[]): Markup {
    return new Markup(strings.map((string, i) => string + (i < values.length ? insert(values[i]) : '')).join(''));
  }
}

/** What may stand in `${}`: text and numbers are escaped, markup stays, lists are joined, undefined and false leave nothing. */
export type Insertion = string | number | Markup | undefined | false | readonly Insertion[];

/**
 * The one way to make markup of a figure: escapes everything interpolated except `Markup`, in text and in quoted attributes.
 *
 * @example markup`<text x="${x}">${label}</text>`
 */
export const markup = (strings: TemplateStringsArray, ...values: readonly Insertion[]): Markup => Markup.tag(strings, ...values);

function insert(value: Insertion): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (typeof value === 'string')
    return value.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`).replace(unprintable, '\ufffd');
  return value.map(insert).join('');
}

/** Control characters and lone surrogates end the parsing of XML. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
