import type { TypeBlanker } from './blank-types.ts';
import type { Closers } from './closers.ts';
import { Refusal } from './compile-error.ts';
import { child, children, type Node } from './syntax-tree.ts';

/**
 * Turns `constructor(private a: A) {}` into a field `a` and `constructor(a) { this.a = a; }`: where the constructor begins, or behind the call
 * of `super`, as TypeScript does.
 */
export class ParameterProperties {
  readonly #blank: TypeBlanker;
  readonly #closers: Closers;

  constructor(blank: TypeBlanker, closers: Closers) {
    this.#blank = blank;
    this.#closers = closers;
  }

  visit(node: Node): void {
    if (node.type === 'TSParameterProperty') this.#blank.range(node.start, named(node).start);
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return;
    for (const member of children(child(node, 'body')!, 'body')) {
      const value = child(member, 'value');
      const properties = value ? children(value, 'params').filter(({ type }) => type === 'TSParameterProperty') : [];
      const body = value && child(value, 'body');
      const [first] = properties;
      if (first === undefined || body === undefined) continue;
      const at = child(node, 'superClass') === undefined ? body.start + 1 : endOfSuper(body, first);
      const names = properties.map((property) => String(named(property)['name']));
      this.#closers.add(child(node, 'body')!.start + 1, names.map((name) => ` ${name};`).join(''));
      this.#closers.add(at, names.map((name) => `;this.${name} = ${name};`).join(''));
    }
  }
}

function endOfSuper(body: Node, property: Node): number {
  const [statement] = children(body, 'body');
  const call = statement && child(statement, 'expression');
  if (call?.type !== 'CallExpression' || child(call, 'callee')?.type !== 'Super')
    throw new Refusal(
      property,
      'A parameter property (private, public or readonly in front of a parameter) is set behind super(…), which has to come first here.',
    );
  return statement!.end;
}

/** The name of the parameter. The parser lets no pattern through. */
function named(property: Node): Node {
  const parameter = child(property, 'parameter')!;
  return parameter.type === 'AssignmentPattern' ? child(parameter, 'left')! : parameter;
}
