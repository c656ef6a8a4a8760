import type MagicString from 'magic-string';
import type { TypeBlanker } from './blank-types.ts';
import type { Closers } from './closers.ts';
import { child, children, type Node } from './syntax-tree.ts';

/** Rewrites imports and exports: what they say moves to the first line, where it holds for the whole text. */
export class Modules {
  readonly #text: MagicString;
  readonly #blank: TypeBlanker;
  readonly #closers: Closers;
  readonly #types: ReadonlySet<string>;
  readonly #imported: string[] = [];
  readonly #exported = new Map<string, string>();

  constructor(text: MagicString, blank: TypeBlanker, closers: Closers, program: Node) {
    this.#text = text;
    this.#blank = blank;
    this.#closers = closers;
    this.#types = typesOf(program);
  }

  /** What goes to the first line. Exports are live: each is read when it is asked for. */
  get head(): string {
    const getters = [...this.#exported].map(
      ([name, local]) => ` [${JSON.stringify(name)}]: { enumerable: true, get: () => ${local} },`,
    );
    const imports = this.#imported.length === 0 ? '' : ` const { ${this.#imported.join(', ')} } = $lab.import('lab');`;
    return `Object.defineProperties($$exports, {${getters.join('')} });${imports}`;
  }

  /** True when nothing of the statement is left to visit. Call it with the closers of the node open. */
  visit(node: Node): boolean {
    switch (node.type) {
      case 'ImportDeclaration':
        this.#import(node);
        return true;
      case 'ExportNamedDeclaration':
        return this.#export(node);
      case 'ExportDefaultDeclaration':
        return this.#exportDefault(node);
      default:
        return false;
    }
  }

  #import(node: Node): void {
    this.#blank.statement(node);
    if (node['importKind'] === 'type') return;
    for (const each of children(node, 'specifiers')) {
      if (each['importKind'] === 'type') continue;
      const imported = nameOf(child(each, 'imported'));
      const local = nameOf(child(each, 'local'));
      this.#imported.push(imported === local ? local : `${JSON.stringify(imported)}: ${local}`);
    }
  }

  #export(node: Node): boolean {
    const declaration = child(node, 'declaration');
    if (node['exportKind'] !== 'type' && declaration && !declaration.type.startsWith('TS') && declaration['declare'] !== true) {
      this.#blank.range(node.start, declaration.start);
      for (const local of namesOf(declaration)) this.#exported.set(local, local);
      return false;
    }
    this.#blank.statement(node);
    if (node['exportKind'] === 'type' || declaration) return true;
    for (const each of children(node, 'specifiers')) {
      const local = nameOf(child(each, 'local'));
      if (each['exportKind'] !== 'type' && !this.#types.has(local)) this.#exported.set(nameOf(child(each, 'exported')), local);
    }
    return true;
  }

  /** What has no name of its own is named `default`, as natively. */
  #exportDefault(node: Node): boolean {
    const declaration = child(node, 'declaration')!;
    if (declaration.type.startsWith('TS') && /Declar/.test(declaration.type)) {
      this.#blank.statement(node);
      return true;
    }
    const id = child(declaration, 'id');
    if (id && /^(Function|Class)Declaration$/.test(declaration.type)) {
      this.#blank.range(node.start, declaration.start);
      this.#exported.set('default', nameOf(id));
      return false;
    }
    this.#text.update(node.start, declaration.start, 'const $$export = { default: ');
    this.#closers.add(declaration.end, ' }.default;');
    this.#exported.set('default', '$$export');
    return false;
  }
}

function nameOf(node: Node | undefined): string {
  return String(node?.['name'] ?? node?.['value']);
}

/** The names that mean only types, and leave nothing to export. */
function typesOf(program: Node): ReadonlySet<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  for (const statement of children(program, 'body')) {
    if (statement.type === 'ImportDeclaration') {
      for (const each of children(statement, 'specifiers'))
        if (statement['importKind'] === 'type' || each['importKind'] === 'type') types.add(nameOf(child(each, 'local')));
      continue;
    }
    const declared = child(statement, 'declaration') ?? statement;
    const isType = declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSTypeAliasDeclaration';
    for (const name of namesOf(declared)) (isType || declared['declare'] === true ? types : values).add(name);
  }
  for (const name of values) types.delete(name);
  return types;
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
