import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { Refusal } from './compile-error.ts';
import { child, children, contains, type Node } from './syntax-tree.ts';

const calls = new Set(['CallExpression', 'NewExpression']);
const unmarked = new Set([
  'FunctionDeclaration',
  'ClassDeclaration',
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'EmptyStatement',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSModuleDeclaration',
]);
const loops = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement', 'ForOfStatement', 'ForInStatement']);

function place(node: Node): string {
  return `${node.loc.start.line}, ${node.loc.start.column + 1}`;
}

/** Makes the code say where it is: `$at(line, column)` before each statement and call, `$loop(line, column)` in each round of a loop. */
export class Marks {
  readonly #text: MagicString;
  readonly #source: string;
  readonly #closers: Closers;

  constructor(text: MagicString, source: string, closers: Closers) {
    this.#text = text;
    this.#source = source;
    this.#closers = closers;
  }

  /** Marks the statements of a list. */
  statements(list: readonly Node[]): void {
    for (const statement of list) {
      if (unmarked.has(statement.type) || typeof statement['directive'] === 'string' || statement['declare'] === true) continue;
      this.#text.appendRight(statement.start, `$at(${place(statement)});`);
    }
  }

  /** Marks this very node, if it is a call, and counts its rounds, if it is a loop. `inChain`: it is part of an optional chain. */
  visit(node: Node, inChain: boolean): void {
    if (loops.has(node.type)) return this.#loop(node);
    if (node.type === 'ChainExpression' || (calls.has(node.type) && !inChain)) {
      this.#text.appendRight(node.start, `($at(${place(node)}), `);
      this.#closers.add(node.end, ')');
    }
    if (calls.has(node.type)) this.#markAgain(node);
  }

  /** Arguments that call move the mark: the last, empty, argument moves it back. */
  #markAgain(node: Node): void {
    const last = children(node, 'arguments').at(-1);
    if (!last) return;
    const moves = (inner: Node) => calls.has(inner.type) || inner.type === 'AwaitExpression';
    if (children(node, 'arguments').some((each) => moves(each) || contains(each, moves, false)))
      this.#closers.add(last.end, `, ...$at(${place(node)})`);
  }

  #loop(node: Node): void {
    const body = child(node, 'body');
    if (!body) return;
    const count = `$loop(${place(node)});`;
    if (body.type === 'BlockStatement') {
      this.#text.appendLeft(body.start + 1, ` ${count}`);
      return;
    }
    this.#text.appendRight(body.start, `{ ${count} `);
    this.#closers.add(body.end, ' }');
  }

  /** `a ** b` → `$pow(a, b)`, whose bits are the same in every engine. */
  power(node: Node): void {
    if (node.type === 'BinaryExpression' && node['operator'] === '**') {
      const left = child(node, 'left')!;
      const right = child(node, 'right')!;
      const sign = this.#source.indexOf('**', left.end);
      this.#text.appendRight(node.start, '$pow(');
      this.#text.update(sign, sign + 2, ',');
      this.#closers.add(right.end, ')');
    }
    if (node.type === 'AssignmentExpression' && node['operator'] === '**=') {
      const left = child(node, 'left')!;
      if (left.type !== 'Identifier') throw new Refusal(node, '**= is run here only on a variable. Write x = x ** y.');
      const sign = this.#source.indexOf('**=', left.end);
      this.#text.update(sign, sign + 3, `= $pow(${String(left['name'])},`);
      this.#closers.add(node.end, ')');
    }
  }
}
