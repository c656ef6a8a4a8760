import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { Refusal } from './compile-error.ts';
import { child, type Node } from './syntax-tree.ts';

/** Turns `a ** b` into `$pow(a, b)`, whose bits are the same in every engine, and `a **= b` into `a = $pow(a, b)`. */
export class Power {
  readonly #text: MagicString;
  readonly #code: string;
  readonly #closers: Closers;

  constructor(text: MagicString, code: string, closers: Closers) {
    this.#text = text;
    this.#code = code;
    this.#closers = closers;
  }

  visit(node: Node): void {
    if (node.type === 'BinaryExpression' && node['operator'] === '**') {
      const sign = this.#code.indexOf('**', child(node, 'left')!.end);
      this.#text.appendRight(node.start, '$pow(');
      this.#text.update(sign, sign + 2, ',');
      this.#closers.add(node.end, ')');
    }
    if (node.type === 'AssignmentExpression' && node['operator'] === '**=') {
      const left = child(node, 'left')!;
      const target = left.type === 'TSNonNullExpression' ? child(left, 'expression')! : left;
      if (!canBeSaidTwice(target))
        throw new Refusal(node, 'Here **= is run only on a variable or a plain property. Write it out: a[b] = a[b] ** c.');
      const sign = this.#code.indexOf('**=', left.end);
      this.#text.update(sign, sign + 3, `= $pow(${this.#code.slice(target.start, target.end)},`);
      this.#closers.add(node.end, ')');
    }
  }
}

/** Evaluating the target twice does nothing twice: the property's own getter runs once natively, and once here. */
function canBeSaidTwice(target: Node): boolean {
  if (target.type === 'Identifier') return true;
  if (target.type !== 'MemberExpression') return false;
  const plain = new Set(['Identifier', 'ThisExpression', 'Literal', 'PrivateIdentifier']);
  return ['object', 'property'].every((field) => plain.has(child(target, field)?.type ?? ''));
}
