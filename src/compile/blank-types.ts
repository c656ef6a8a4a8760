import type MagicString from 'magic-string';
import { child, children, type Node } from './syntax-tree.ts';

/** Overwrites type syntax with spaces, so that every line and column of the rest stays where it was. */
export class TypeBlanker {
  readonly #text: MagicString;
  readonly #source: string;

  constructor(text: MagicString, source: string) {
    this.#text = text;
    this.#source = source;
  }

  range(start: number, end: number): void {
    if (end <= start) return;
    this.#text.update(start, end, this.#source.slice(start, end).replace(/[^\n\r]/g, ' '));
  }

  /** A whole statement; what stood before it must not run on into what follows. */
  statement(node: Node): void {
    if (node.end - node.start < 2) return this.range(node.start, node.end);
    this.#text.update(node.start, node.end, `;${this.#source.slice(node.start + 1, node.end).replace(/[^\n\r]/g, ' ')}`);
  }

  /** Blanks what is type-only in this very node; true when nothing of the node is left to visit. */
  visit(node: Node): boolean {
    switch (node.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSDeclareFunction':
      case 'TSModuleDeclaration':
        this.statement(node);
        return true;
      case 'TSTypeAnnotation':
      case 'TSTypeParameterDeclaration':
      case 'TSTypeParameterInstantiation':
      case 'TSIndexSignature':
      case 'TSDeclareMethod':
      case 'TSAbstractMethodDefinition':
      case 'TSAbstractPropertyDefinition':
        this.range(node.start, node.end);
        return true;
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
        return false;
      case 'VariableDeclaration':
      case 'ClassDeclaration':
        if (node['declare'] === true) {
          this.statement(node);
          return true;
        }
        if (node['abstract'] === true) this.#word(node.start, 'abstract');
        this.#classHead(node);
        return false;
      case 'ClassExpression':
        this.#classHead(node);
        return false;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        this.range(child(node, 'expression')?.end ?? node.start, node.end);
        return false;
      case 'TSNonNullExpression':
        this.range(child(node, 'expression')?.end ?? node.start, node.end);
        return false;
      case 'TSTypeAssertion':
        this.range(node.start, child(node, 'expression')?.start ?? node.start);
        return false;
      case 'TSInstantiationExpression':
        return false;
      case 'Identifier':
        if (node['optional'] === true) this.#sign(node, '?', node.start + String(node['name']).length);
        return false;
      case 'ObjectPattern':
      case 'ArrayPattern':
        if (node['optional'] === true) this.#optionalPattern(node);
        return false;
      case 'VariableDeclarator':
        if (node['definite'] === true)
          this.#sign(node, '!', (child(node, 'id')?.start ?? node.start) + String(child(node, 'id')?.['name'] ?? '').length);
        return false;
      case 'PropertyDefinition':
      case 'MethodDefinition':
        if (
          node['declare'] === true ||
          node['abstract'] === true ||
          (node.type === 'MethodDefinition' && !child(child(node, 'value') ?? node, 'body'))
        ) {
          this.range(node.start, node.end);
          return true;
        }
        this.#member(node);
        return false;
      default:
        return false;
    }
  }

  /** The parameter `this: T` is only a type. */
  thisParameter(params: readonly Node[]): void {
    const [first, second] = params;
    if (first?.type === 'Identifier' && first['name'] === 'this') {
      const comma = this.#source.indexOf(',', first.end);
      this.range(
        first.start,
        second
          ? second.start
          : Math.max(first.end, comma >= 0 && this.#source.slice(first.end, comma).trim() === '' ? comma + 1 : first.end),
      );
    }
  }

  #classHead(node: Node): void {
    const body = child(node, 'body');
    const implemented = children(node, 'implements');
    if (!body || implemented.length === 0) return;
    const first = implemented[0]!;
    const word = this.#source.lastIndexOf('implements', first.start);
    this.range(word, implemented.at(-1)!.end);
  }

  #member(node: Node): void {
    const key = child(node, 'key');
    if (!key) return;
    const head = this.#source.slice(node.start, key.start);
    for (const match of head.matchAll(/\b(public|private|protected|readonly|override|abstract|declare)\b/g))
      this.range(node.start + match.index, node.start + match.index + match[0].length);
    const after = node['computed'] === true ? this.#source.indexOf(']', key.end) + 1 : key.end;
    const sign = /^\s*([?!])/.exec(this.#source.slice(after));
    if (sign && (node['optional'] === true || node['definite'] === true))
      this.range(after + sign[0].length - 1, after + sign[0].length);
  }

  #sign(node: Node, sign: string, from: number): void {
    const at = this.#source.indexOf(sign, from);
    if (at >= 0 && at < node.end + 1) this.range(at, at + 1);
  }

  #optionalPattern(node: Node): void {
    const annotation = child(node, 'typeAnnotation');
    const at = this.#source.lastIndexOf('?', annotation ? annotation.start : node.end);
    if (at > node.start) this.range(at, at + 1);
  }

  #word(from: number, word: string): void {
    const at = this.#source.indexOf(word, from);
    if (at >= 0) this.range(at, at + word.length);
  }
}
