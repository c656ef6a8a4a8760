import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { child, children, contains, type Node } from './syntax-tree.ts';

const calls = new Set(['CallExpression', 'NewExpression']);
const moving = new Set([...calls, 'AwaitExpression', 'YieldExpression']);
const loops = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement', 'ForOfStatement', 'ForInStatement']);
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
  'TSEnumDeclaration',
]);

/** Makes the code say where it is: `$at(line, column)` before each statement and call, `$loop(line, column)` in each round of a loop. */
export class Marks {
  readonly #text: MagicString;
  readonly #code: string;
  readonly #closers: Closers;

  constructor(text: MagicString, code: string, closers: Closers) {
    this.#text = text;
    this.#code = code;
    this.#closers = closers;
  }

  /** Marks the statements of a list. A mark also keeps a statement from running on into the one before it. */
  statements(list: readonly Node[]): void {
    for (const statement of list) {
      if (unmarked.has(statement.type) || typeof statement['directive'] === 'string' || statement['declare'] === true) continue;
      this.#text.appendRight(statement.start, this.#marksItself(statement) ? ';' : `$at(${place(statement)});`);
    }
  }

  /** Marks this very node, if it is a call, and counts its rounds, if it is a loop. `inChain`: it is part of an optional chain. */
  visit(node: Node, inChain: boolean): void {
    if (loops.has(node.type)) return this.#loop(node);
    if (!calls.has(node.type)) return;
    if (this.#isMarkedInFront(node, inChain)) {
      this.#text.appendRight(node.start, `($at(${place(node)}), `);
      this.#closers.add(node.end, ')');
      return;
    }
    // The last, empty, argument marks: after all that moves the mark, and without a word in front of a chain or of `this`.
    const last = children(node, 'arguments').at(-1);
    this.#closers.add(last?.end ?? node.end - 1, `${last ? ', ' : ''}...$at(${place(node)})`);
  }

  /** Nothing between the mark and the call moves it, and brackets change nothing. */
  #isMarkedInFront(node: Node, inChain: boolean): boolean {
    const hasNoBrackets = node.type === 'NewExpression' && this.#code[node.end - 1] !== ')';
    const callee = child(node, 'callee')!;
    if (hasNoBrackets || (node.type === 'NewExpression' && callee.end === node.end)) return true;
    return !inChain && !moves(callee) && !children(node, 'arguments').some(moves);
  }

  /** The first thing that the statement does is a call that is marked in front. */
  #marksItself(statement: Node): boolean {
    let first: Node | undefined;
    if (statement.type === 'ExpressionStatement') first = child(statement, 'expression');
    else if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') first = child(statement, 'argument');
    else if (statement.type === 'VariableDeclaration') {
      const [declared] = children(statement, 'declarations');
      if (declared && child(declared, 'id')?.type === 'Identifier') first = child(declared, 'init');
    }
    while (first?.type === 'AwaitExpression') first = child(first, 'argument');
    return first !== undefined && calls.has(first.type) && this.#isMarkedInFront(first, false);
  }

  #loop(node: Node): void {
    const body = child(node, 'body')!;
    const count = `$loop(${place(node)});`;
    if (body.type === 'BlockStatement') {
      this.#text.appendLeft(body.start + 1, ` ${count}`);
      return;
    }
    this.#text.appendRight(body.start, `{ ${count} `);
    this.#closers.add(body.end, ' }');
  }
}

function moves(node: Node): boolean {
  return moving.has(node.type) || contains(node, (inner) => moving.has(inner.type), false);
}

/** A call is where it begins; a link of a chain of calls, where its own name stands. */
function place(node: Node): string {
  const callee = calls.has(node.type) ? child(node, 'callee') : undefined;
  const object = callee?.type === 'MemberExpression' ? child(callee, 'object') : undefined;
  const { line, column } = (object && moves(object) ? child(callee!, 'property')! : node).loc.start;
  return `${line}, ${column + 1}`;
}
