import type MagicString from 'magic-string';
import { blank } from './parse.ts';
import { child, children, type Node } from './syntax-tree.ts';

const typesOnly = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
  'TSIndexSignature',
  'TSDeclareMethod',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
]);

/** Overwrites type syntax with spaces, so that every line and column of the rest stays where it was. `code` is without comments. */
export class TypeBlanker {
  readonly #text: MagicString;
  readonly #code: string;

  constructor(text: MagicString, code: string) {
    this.#text = text;
    this.#code = code;
  }

  range(start: number, end: number): void {
    if (end > start) this.#text.update(start, end, blank(this.#code.slice(start, end)));
  }

  /** A whole statement; what stood before it must not run on into what follows. */
  statement(node: Node): void {
    if (node.end - node.start < 2) return this.range(node.start, node.end);
    this.#text.update(node.start, node.end, `;${blank(this.#code.slice(node.start + 1, node.end))}`);
  }

  /** Blanks what is type-only in this very node; true when nothing of the node is left to visit. */
  visit(node: Node): boolean {
    if (typesOnly.has(node.type)) {
      this.range(node.start, node.end);
      return true;
    }
    switch (node.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSDeclareFunction':
      case 'TSModuleDeclaration':
      case 'TSEnumDeclaration':
        this.statement(node);
        return true;
      case 'VariableDeclaration':
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node['declare'] === true) {
          this.statement(node);
          return true;
        }
        this.#classHead(node);
        return false;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        this.range(child(node, 'expression')!.end, node.end);
        return false;
      case 'TSTypeAssertion':
        this.range(node.start, child(node, 'expression')!.start);
        return false;
      case 'Identifier':
        if (node['optional'] === true) this.#sign('?', node.start + 1);
        return false;
      case 'ObjectPattern':
      case 'ArrayPattern':
        if (node['optional'] === true) {
          const at = this.#code.lastIndexOf('?', child(node, 'typeAnnotation')?.start ?? node.end);
          this.range(at, at + 1);
        }
        return false;
      case 'VariableDeclarator':
        if (node['definite'] === true) this.#sign('!', child(node, 'id')!.start + 1);
        return false;
      case 'PropertyDefinition':
      case 'MethodDefinition':
        return this.#member(node);
      default:
        return false;
    }
  }

  /** The parameter `this: T` is only a type. */
  thisParameter(params: readonly Node[]): void {
    const [first, second] = params;
    if (first?.type !== 'Identifier' || first['name'] !== 'this') return;
    const comma = /^\s*,/.exec(this.#code.slice(first.end));
    this.range(first.start, second?.start ?? first.end + (comma?.[0].length ?? 0));
  }

  /** `return` must not lose its value where the types in front of it end on another line. True where brackets are needed. */
  opensWithLines(value: Node): boolean {
    const typed = value.type === 'ArrowFunctionExpression' ? child(value, 'typeParameters') : value;
    const end = value.type === 'TSTypeAssertion' ? child(value, 'expression')!.start : typed?.end;
    return this.#code[value.start] === '<' && end !== undefined && /[\n\r\u2028\u2029]/.test(this.#code.slice(value.start, end));
  }

  #classHead(node: Node): void {
    const body = child(node, 'body');
    if (!body) return;
    if (node['abstract'] === true) {
      const at = this.#code.indexOf('abstract', node.start);
      this.range(at, at + 'abstract'.length);
    }
    const implemented = children(node, 'implements');
    const [first] = implemented;
    if (first) this.range(this.#code.lastIndexOf('implements', first.start), implemented.at(-1)!.end);
  }

  #member(node: Node): boolean {
    const isField = node.type === 'PropertyDefinition';
    const hasBody = isField || child(child(node, 'value')!, 'body') !== undefined;
    if (node['declare'] === true || node['abstract'] === true || !hasBody) {
      this.range(node.start, node.end);
      return true;
    }
    const key = child(node, 'key')!;
    const head = this.#code.slice(node.start, key.start);
    for (const { index, 0: word } of head.matchAll(/\b(?:public|private|protected|readonly|override)\b/g))
      this.range(node.start + index, node.start + index + word.length);
    const after = node['computed'] === true ? this.#code.indexOf(']', key.end) + 1 : key.end;
    if (node['optional'] === true) this.#sign('?', after);
    if (node['definite'] === true) this.#sign('!', after);
    return false;
  }

  #sign(sign: string, from: number): void {
    const at = this.#code.indexOf(sign, from);
    this.range(at, at + 1);
  }
}
