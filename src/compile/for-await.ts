import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { child, type Node } from './syntax-tree.ts';

/**
 * Turns `for await (const x of y) …` into a `while` over `$lab.asyncIterator(y)`. What is on the left moves behind what is on the right,
 * with all that is lowered in it. An iterator is closed when the loop is left early, as the language prescribes.
 */
export class ForAwait {
  readonly #text: MagicString;
  readonly #code: string;
  readonly #closers: Closers;
  readonly #labels = new Map<Node, string>();
  #count = 0;

  constructor(text: MagicString, code: string, closers: Closers) {
    this.#text = text;
    this.#code = code;
    this.#closers = closers;
  }

  visit(node: Node): void {
    if (node.type === 'LabeledStatement') this.#label(node);
    else if (node['await'] === true) this.#loop(node);
  }

  /** A label belongs to the `while`, or `continue` would not find its loop. */
  #label(node: Node): void {
    const body = child(node, 'body')!;
    let loop = body;
    while (loop.type === 'LabeledStatement') loop = child(loop, 'body')!;
    if (loop.type !== 'ForOfStatement' || loop['await'] !== true) return;
    this.#labels.set(loop, `${this.#labels.get(loop) ?? ''}${String(child(node, 'label')!['name'])}: `);
    this.#text.update(node.start, body.start, this.#lines(node.start, body.start) || ' ');
  }

  #loop(node: Node): void {
    const left = child(node, 'left')!;
    const right = child(node, 'right')!;
    const body = child(node, 'body')!;
    const n = this.#count++;
    const [iterator, done, thrown, result] = [`$$i${n}`, `$$d${n}`, `$$t${n}`, `$$r${n}`];
    const declares = left.type === 'VariableDeclaration';
    this.#text.update(node.start, left.start, `{ const ${iterator} = $lab.asyncIterator(${this.#lines(node.start, left.start)}`);
    this.#text.update(left.end, right.start, ` ${this.#lines(left.end, right.start)}`);
    this.#text.update(
      right.end,
      body.start,
      `); let ${done} = false, ${thrown} = false, ${result}; try { ${this.#labels.get(node) ?? ''}while (${done} = true, ${result} = $lab.checked((yield(${iterator}.next()))), ${done} = ${result}.done, !${done}) { ${this.#lines(right.end, body.start)}`,
    );
    this.#text.move(left.start, left.end, body.start);
    if (!declares) this.#text.appendRight(left.start, '(');
    this.#closers.add(left.end, ` = ${result}.value${declares ? '' : ')'}; `);
    this.#closers.add(
      node.end,
      ` } } catch ($$e) { ${thrown} = true; throw $$e; } finally { if (!${done} && ${iterator}.return) { try { $lab.checked((yield(${iterator}.return()))); } catch ($$e) { if (!${thrown}) throw $$e; } } } }`,
    );
  }

  #lines(start: number, end: number): string {
    return this.#code.slice(start, end).replace(/[^\n]/g, '');
  }
}
