import type MagicString from 'magic-string';
import type { Closers } from './closers.ts';
import { Refusal } from './compile-error.ts';
import { child, children, contains, type Node } from './syntax-tree.ts';

/** What the functions around a node have already put into scope for it. */
export interface Scope {
  /** `super` is reached through `$super`. */
  readonly superIn: boolean;
  /** `arguments` of the function around async arrows is reached through `$arguments`. */
  readonly argumentsIn: boolean;
}

export const moduleScope: Scope = { superIn: false, argumentsIn: false };

const isSuper = (node: Node): boolean => node.type === 'Super';
const isArguments = (node: Node): boolean => node.type === 'Identifier' && node['name'] === 'arguments';

/**
 * Turns async functions into functions that hand a generator to the lab's job queue: `await x` becomes `(yield(x))`. Text stays on its
 * line. The generator is called by the lab, so that a default parameter which throws rejects, as it would natively.
 */
export class AsyncLowering {
  readonly #text: MagicString;
  readonly #source: string;
  readonly #closers: Closers;
  #loops = 0;

  constructor(text: MagicString, source: string, closers: Closers) {
    this.#text = text;
    this.#source = source;
    this.#closers = closers;
  }

  /** Lowers this very node, if it is async; returns the scope for what is inside. `parent` is the method or property around it. */
  visit(node: Node, parent: Node | undefined, scope: Scope): Scope {
    switch (node.type) {
      case 'AwaitExpression':
        this.#text.update(node.start, node.start + 5, '(yield(');
        this.#closers.add(node.end, '))');
        return scope;
      case 'ForOfStatement':
        if (node['await'] === true) this.#forAwait(node);
        return scope;
      case 'Super':
        if (scope.superIn) this.#superAccess(node, parent);
        return scope;
      case 'Identifier':
        if (scope.argumentsIn && isArguments(node)) this.#text.update(node.start, node.end, '$arguments');
        return scope;
      case 'ArrowFunctionExpression':
        return node['async'] === true ? this.#arrow(node, scope) : scope;
      case 'FunctionDeclaration':
        if (node['async'] === true) this.#declaration(node);
        return moduleScope;
      case 'FunctionExpression': {
        const isMethod =
          parent?.type === 'MethodDefinition' ||
          (parent?.type === 'Property' && (parent['method'] === true || parent['kind'] !== 'init'));
        if (node['async'] !== true) return moduleScope;
        return isMethod ? this.#method(node, parent) : this.#expression(node);
      }
      default:
        return scope;
    }
  }

  /** `async function f(a) {…}` → `function f() { return $lab.spawn($g_f, this, arguments); } function* $g_f(a) {…}` */
  #declaration(node: Node): void {
    const id = child(node, 'id');
    const generator = id ? `$g_${String(id['name'])}` : '$g_default';
    const name = id ? String(id['name']) : '$export';
    const head = `function ${name}() { return $lab.spawn(${generator}, this, arguments); } function* ${generator}`;
    this.#text.update(node.start, id ? id.end : this.#afterWord(node.start, 'function'), head);
  }

  #expression(node: Node): Scope {
    const id = child(node, 'id');
    const end = id ? id.end : this.#afterWord(node.start, 'function');
    this.#text.update(node.start, end, `function ${id ? String(id['name']) : ''}() { return $lab.spawn(function* `);
    this.#closers.add(node.end, ', this, arguments); }');
    return moduleScope;
  }

  /** The value of a method begins at its parameters; `async` stands in front of the key. */
  #method(node: Node, parent: Node): Scope {
    const key = child(parent, 'key')!;
    const word = /\basync\b/.exec(this.#source.slice(parent.start, key.start))!;
    const at = parent.start + word.index;
    this.#text.update(at, at + 5, '     ');
    const usesSuper = contains(node, isSuper, true);
    this.#text.appendRight(node.start, `() { ${usesSuper ? superHelper : ''}return $lab.spawn(function* `);
    this.#closers.add(node.end, ', this, arguments); }');
    return { superIn: usesSuper, argumentsIn: false };
  }

  #arrow(node: Node, scope: Scope): Scope {
    const params = children(node, 'params');
    const body = child(node, 'body')!;
    const usesSuper = !scope.superIn && contains(node, isSuper, true);
    const usesArguments = !scope.argumentsIn && contains(node, isArguments, true);
    const arrow = this.#arrowSign(node, params, body);
    const block = body.type === 'BlockStatement';
    const helpers = `${usesSuper ? superHelper : ''}${usesArguments ? 'const $arguments = arguments; ' : ''}`;
    const open =
      helpers === '' ? '(...$args) => $lab.spawn(function* ' : `(...$args) => { ${helpers}return $lab.spawn(function* `;
    const bare = params.length === 1 && !this.#source.slice(node.start + 5, params[0]!.start).includes('(');
    this.#text.update(node.start, node.start + 5, bare ? `${open}(` : open);
    this.#text.update(arrow, arrow + 2, `${bare ? ') ' : ''}${block ? '' : '{ return ('}`);
    this.#closers.add(node.end, `${block ? '' : '); }'}, this, $args)${helpers === '' ? '' : '; }'}`);
    return { superIn: scope.superIn || usesSuper, argumentsIn: scope.argumentsIn || usesArguments };
  }

  #arrowSign(node: Node, params: readonly Node[], body: Node): number {
    const from = Math.max(node.start, child(node, 'returnType')?.end ?? 0, params.at(-1)?.end ?? 0);
    return this.#source.lastIndexOf('=>', body.start) >= from
      ? this.#source.lastIndexOf('=>', body.start)
      : this.#source.indexOf('=>', from);
  }

  /** `super.f` inside a generator → `$super('f')`, where methods come bound to `this`. */
  #superAccess(node: Node, parent: Node | undefined): void {
    if (parent?.type !== 'MemberExpression') throw new Refusal(node, 'super is run here only as super.name or super[name].');
    const property = child(parent, 'property')!;
    this.#text.update(node.start, node.end, '$super');
    if (parent['computed'] === true) {
      const open = this.#source.indexOf('[', node.end);
      this.#text.update(open, open + 1, '(');
      this.#text.update(parent.end - 1, parent.end, ')');
    } else {
      const dot = this.#source.indexOf('.', node.end);
      this.#text.update(dot, dot + 1, "('");
      this.#closers.add(property.end, "')");
    }
  }

  #forAwait(node: Node): void {
    const left = child(node, 'left')!;
    const right = child(node, 'right')!;
    const body = child(node, 'body')!;
    const n = this.#loops++;
    const target = this.#source.slice(left.start, left.end);
    const binding = left.type === 'VariableDeclaration' ? left : undefined;
    if (binding && /:/.test(target.replace(/\{[^}]*\}/g, '')))
      throw new Refusal(left, 'A type on the variable of for await is not run here. Leave it out; it is inferred.');
    this.#text.update(node.start, right.start, `{ const $i${n} = $lab.asyncIterator(`);
    this.#text.update(
      right.end,
      body.start,
      `); let $d${n} = false, $t${n} = false, $r${n}; try { while ($d${n} = true, $r${n} = (yield($i${n}.next())), $d${n} = $r${n}.done, !$d${n}) { ${target} = $r${n}.value; `,
    );
    this.#closers.add(
      node.end,
      ` } } catch ($e) { $t${n} = true; throw $e; } finally { if (!$d${n} && $i${n}.return) { try { yield($i${n}.return()); } catch ($e) { if (!$t${n}) throw $e; } } } }`,
    );
  }

  #afterWord(from: number, word: string): number {
    return this.#source.indexOf(word, from) + word.length;
  }
}

const superHelper =
  "const $super = (name) => { const found = super[name]; return typeof found === 'function' ? found.bind(this) : found; }; ";
