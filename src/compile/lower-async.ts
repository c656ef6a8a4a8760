import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { Refusal } from './compile-error.ts';
import { ForAwait } from './for-await.ts';
import { child, children, contains, isVariable, type Node } from './syntax-tree.ts';

/** What the functions around a node have already put into scope for it. */
export interface Scope {
  /** `super` is reached through `$$super`. */
  readonly superIn: boolean;
  /** `arguments` of the function around async arrows is reached through `$$arguments`. */
  readonly argumentsIn: boolean;
  /** The body of an async generator: its values are handed over, not awaited for. */
  readonly generates: boolean;
}

export const moduleScope: Scope = { superIn: false, argumentsIn: false, generates: false };

const isSuper = (node: Node): boolean => node.type === 'Super';
const isArguments = (node: Node, parent: Node | undefined): boolean => isVariable(node, parent) && node['name'] === 'arguments';

/**
 * Turns async functions into functions that hand a generator to the lab's job queue: `await x` becomes `(yield(x))`. Text stays on its
 * line. The generator is called by the lab, so that a default parameter which throws rejects, as it would natively.
 */
export class AsyncLowering {
  readonly #text: MagicString;
  readonly #code: string;
  readonly #closers: Closers;
  readonly #forAwait: ForAwait;

  constructor(text: MagicString, code: string, closers: Closers) {
    this.#text = text;
    this.#code = code;
    this.#closers = closers;
    this.#forAwait = new ForAwait(text, code, closers);
  }

  /** Lowers this very node, if it is async; returns the scope for what is inside. `parent` is the node around it. */
  visit(node: Node, parent: Node | undefined, scope: Scope): Scope {
    switch (node.type) {
      case 'AwaitExpression':
        this.#text.update(node.start, node.start + 5, '(yield(');
        this.#closers.add(node.end, '))');
        return scope;
      case 'YieldExpression':
        if (scope.generates) this.#give(node);
        return scope;
      case 'ReturnStatement':
        if (scope.generates) this.#wrap(child(node, 'argument'), '(yield(', '))');
        return scope;
      case 'ForOfStatement':
      case 'LabeledStatement':
        this.#forAwait.visit(node);
        return scope;
      case 'Super':
        if (scope.superIn) this.#superAccess(node, parent);
        return scope;
      case 'CallExpression':
        if (scope.superIn) this.#superCall(node);
        return scope;
      case 'AssignmentExpression':
      case 'UpdateExpression':
        if (scope.superIn) this.#superTarget(child(node, node.type === 'UpdateExpression' ? 'argument' : 'left')!);
        return scope;
      case 'Identifier':
        if (scope.argumentsIn && isArguments(node, parent))
          this.#text.update(node.start, node.end, parent?.['shorthand'] === true ? 'arguments: $$arguments' : '$$arguments');
        return scope;
      case 'PropertyDefinition':
      case 'StaticBlock':
        return moduleScope;
      case 'ArrowFunctionExpression':
        return node['async'] === true ? this.#arrow(node, scope) : { ...scope, generates: false };
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return this.#function(node, parent);
      default:
        return scope;
    }
  }

  #function(node: Node, parent: Node | undefined): Scope {
    if (node['async'] !== true) return moduleScope;
    const scope = { ...moduleScope, generates: node['generator'] === true };
    const isMethod =
      parent?.type === 'MethodDefinition' ||
      (parent?.type === 'Property' && (parent['method'] === true || parent['kind'] !== 'init'));
    if (isMethod) return { ...scope, superIn: this.#method(node, parent) };
    if (node.type === 'FunctionDeclaration' && child(node, 'id')) this.#declaration(node);
    else this.#expression(node);
    return scope;
  }

  /** `async function f(a) {…}` → `function f($$0) { return $lab.spawn($$g_f, this, arguments); } function* $$g_f(a) {…}` */
  #declaration(node: Node): void {
    const id = child(node, 'id')!;
    const name = String(id['name']);
    const head = `function ${name}(${placeholders(node)}) { return $lab.${driver(node)}($$g_${name}, this, arguments); } function* $$g_${name}`;
    this.#text.update(node.start, id.end, head);
  }

  #expression(node: Node): void {
    const id = child(node, 'id');
    const end = id?.end ?? this.#afterSign(this.#code.indexOf('function', node.start) + 'function'.length, '*', node);
    const head = `function ${id ? String(id['name']) : ''}(${placeholders(node)}) { return $lab.${driver(node)}(function* `;
    this.#text.update(node.start, end, head);
    this.#closers.add(node.end, ', this, arguments); }');
  }

  /** The value of a method begins at its parameters; `async` stands in front of the key. True where it uses `super`. */
  #method(node: Node, parent: Node): boolean {
    const key = child(parent, 'key')!;
    const { index } = /\basync\b/.exec(this.#code.slice(parent.start, key.start))!;
    const at = parent.start + index;
    this.#text.update(at, at + 'async'.length, '     ');
    if (node['generator'] === true) {
      const star = this.#code.indexOf('*', at);
      this.#text.update(star, star + 1, ' ');
    }
    const usesSuper = contains(node, isSuper, true);
    const open = `(${placeholders(node)}) { ${usesSuper ? superHelper : ''}return $lab.${driver(node)}(function* `;
    this.#text.appendRight(node.start, open);
    this.#closers.add(node.end, ', this, arguments); }');
    return usesSuper;
  }

  #arrow(node: Node, scope: Scope): Scope {
    const params = children(node, 'params');
    const body = child(node, 'body')!;
    const usesSuper = !scope.superIn && contains(node, isSuper, true);
    const usesArguments = !scope.argumentsIn && contains(node, isArguments, true);
    const helpers = `${usesSuper ? superHelper : ''}${usesArguments ? 'const $$arguments = arguments; ' : ''}`;
    const given = placeholders(node);
    const passed = params.some(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
      ? [given, '...$$args'].filter(Boolean).join(', ')
      : given;
    const open = `(${passed}) => ${helpers === '' ? '' : `{ ${helpers}return `}$lab.spawn(function* `;
    const block = body.type === 'BlockStatement';
    const bare = params.length === 1 && !this.#code.slice(node.start + 5, params[0]!.start).includes('(');
    const arrow = this.#code.lastIndexOf('=>', body.start);
    this.#text.update(node.start, node.start + 'async'.length, bare ? `${open}(` : open);
    this.#text.update(arrow, arrow + 2, `${bare ? ') ' : ''}${block ? '' : '{ return ('}`);
    this.#closers.add(node.end, `${block ? '' : '); }'}, this, [${passed}])${helpers === '' ? '' : '; }'}`);
    return { superIn: scope.superIn || usesSuper, argumentsIn: scope.argumentsIn || usesArguments, generates: false };
  }

  /** `yield x` in an async generator awaits x, then hands it over: `(yield $lab.give((yield(x))))`. */
  #give(node: Node): void {
    const argument = child(node, 'argument');
    if (!argument) return void this.#text.update(node.start, node.end, '(yield $lab.give((yield(undefined))))');
    if (node['delegate'] === true) {
      const star = this.#code.indexOf('*', node.start);
      this.#text.update(node.start, star + 1, '(yield* $lab.delegate(');
      this.#closers.add(node.end, '))');
    } else {
      this.#text.update(node.start, node.start + 'yield'.length, '(yield $lab.give((yield(');
      this.#closers.add(node.end, '))))');
    }
  }

  #wrap(node: Node | undefined, open: string, close: string): void {
    if (!node) return;
    this.#text.appendRight(node.start, open);
    this.#closers.add(node.end, close);
  }

  /** `super.f` inside a generator → `$$super('f')`. */
  #superAccess(node: Node, parent: Node | undefined): void {
    const property = child(parent!, 'property')!;
    this.#text.update(node.start, node.end, '$$super');
    if (parent!['computed'] === true) {
      const open = this.#code.indexOf('[', node.end);
      this.#text.update(open, open + 1, '(');
      this.#text.update(parent!.end - 1, parent!.end, ')');
    } else {
      const dot = this.#code.indexOf('.', node.end);
      this.#text.update(dot, dot + 1, "('");
      this.#closers.add(property.end, "')");
    }
  }

  /** `super.f(a)` → `$$super('f').call(this, a)` */
  #superCall(node: Node): void {
    const callee = child(node, 'callee')!;
    if (!isSuperMember(callee)) return;
    const open = this.#code.indexOf('(', child(node, 'typeArguments')?.end ?? child(node, 'typeParameters')?.end ?? callee.end);
    const call = `${node['optional'] === true ? '' : '.'}call(this${children(node, 'arguments').length === 0 ? '' : ', '}`;
    this.#text.update(open, open + 1, call);
  }

  #superTarget(target: Node): void {
    if (isSuperMember(target))
      throw new Refusal(target, 'Assigning to super.name is not run here in async code. Assign to this.name.');
  }

  /** The place after `sign`, where the node is a generator; else `from`. */
  #afterSign(from: number, sign: string, node: Node): number {
    return node['generator'] === true ? this.#code.indexOf(sign, from) + sign.length : from;
  }
}

const superHelper = 'const $$super = (name) => super[name]; ';

function isSuperMember(node: Node): boolean {
  const inner = node.type === 'TSNonNullExpression' ? child(node, 'expression')! : node;
  return inner.type === 'MemberExpression' && child(inner, 'object')?.type === 'Super';
}

function driver(node: Node): string {
  return node['generator'] === true ? 'generate' : 'spawn';
}

/** Names for as many parameters as `length` of the function counts, so that it stays what it was. */
function placeholders(node: Node): string {
  const params = children(node, 'params').filter((each) => !(each.type === 'Identifier' && each['name'] === 'this'));
  const optional = params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement');
  return Array.from({ length: optional < 0 ? params.length : optional }, (_, index) => `$$${index}`).join(', ');
}
