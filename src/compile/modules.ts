import type MagicString from 'magic-string';
import { child, children, type Node } from './syntax-tree.ts';
import type { TypeBlanker } from './blank-types.ts';

/** Rewrites imports and exports, and collects what is exported: pairs of outer and inner name. */
export class Modules {
  readonly #text: MagicString;
  readonly #blank: TypeBlanker;
  readonly exported: { readonly name: string; readonly local: string }[] = [];

  constructor(text: MagicString, blank: TypeBlanker) {
    this.#text = text;
    this.#blank = blank;
  }

  /** True when nothing of the statement is left to visit. */
  visit(node: Node): boolean {
    switch (node.type) {
      case 'ImportDeclaration':
        this.#import(node);
        return true;
      case 'ExportNamedDeclaration':
        return this.#export(node);
      case 'ExportDefaultDeclaration':
        this.#exportDefault(node);
        return false;
      default:
        return false;
    }
  }

  #import(node: Node): void {
    const named = children(node, 'specifiers')
      .filter((each) => each['importKind'] !== 'type')
      .map((each) => ({ imported: String(child(each, 'imported')?.['name']), local: String(child(each, 'local')?.['name']) }));
    if (node['importKind'] === 'type' || named.length === 0) return this.#blank.statement(node);
    const names = named.map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`)).join(', ');
    const lines = '\n'.repeat(node['loc'] === undefined ? 0 : linesOf(node));
    this.#text.update(node.start, node.end, `const { ${names} } = $lab.import('lab');${lines}`);
  }

  #export(node: Node): boolean {
    const declaration = child(node, 'declaration');
    if (node['exportKind'] === 'type') {
      this.#blank.statement(node);
      return true;
    }
    if (!declaration) {
      for (const each of children(node, 'specifiers')) {
        if (each['exportKind'] === 'type') continue;
        this.exported.push({ name: nameOf(child(each, 'exported')), local: nameOf(child(each, 'local')) });
      }
      this.#blank.statement(node);
      return true;
    }
    if (declaration.type.startsWith('TS') || declaration['declare'] === true) {
      this.#blank.statement(node);
      return true;
    }
    this.#blank.range(node.start, declaration.start);
    for (const local of namesOf(declaration)) this.exported.push({ name: local, local });
    return false;
  }

  #exportDefault(node: Node): void {
    const declaration = child(node, 'declaration')!;
    const id = child(declaration, 'id');
    const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
    if (isDeclaration && id) {
      this.#blank.range(node.start, declaration.start);
      this.exported.push({ name: 'default', local: nameOf(id) });
      return;
    }
    this.exported.push({ name: 'default', local: '$export' });
    if (declaration.type === 'FunctionDeclaration' && declaration['async'] === true)
      this.#blank.range(node.start, declaration.start);
    else this.#text.update(node.start, declaration.start, 'const $export = ');
  }
}

function linesOf(node: Node): number {
  const { start, end } = node.loc as unknown as { start: { line: number }; end: { line: number } };
  return end.line - start.line;
}

function nameOf(node: Node | undefined): string {
  return String(node?.['name'] ?? node?.['value']);
}

/** The names that a declaration binds. */
function namesOf(declaration: Node): string[] {
  const id = child(declaration, 'id');
  if (id) return [nameOf(id)];
  return children(declaration, 'declarations').flatMap((each) => bound(child(each, 'id')!));
}

function bound(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern)];
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((each) => bound(child(each, 'value') ?? child(each, 'argument')!));
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(bound);
    case 'AssignmentPattern':
      return bound(child(pattern, 'left')!);
    case 'RestElement':
      return bound(child(pattern, 'argument')!);
    default:
      return [];
  }
}
