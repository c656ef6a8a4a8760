/** A node of the syntax tree, as far as this folder needs to know it. Fields are read through `child` and `children`. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && typeof value.type === 'string';
}

export function child(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

export function children(node: Node, field: string): readonly Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** All direct children, in the order of their fields. Of a shorthand `{ a }`, which has its one name twice, only the value. */
export function* kids(node: Node): Generator<Node> {
  for (const field of Object.keys(node)) {
    if (field === 'loc' || field === 'extra' || (field === 'key' && node['shorthand'] === true)) continue;
    const value = node[field];
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) yield item;
  }
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export function isFunction(node: Node): boolean {
  return functions.has(node.type);
}

/** True where an identifier means a variable, and is not the name of a property. */
export function isVariable(node: Node, parent: Node | undefined): boolean {
  if (node.type !== 'Identifier') return false;
  if (!parent || parent['computed'] === true) return true;
  if (parent.type === 'MemberExpression') return node !== child(parent, 'property');
  if (parent.type === 'Property') return parent['shorthand'] === true || node !== child(parent, 'key');
  return !(parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') || node !== child(parent, 'key');
}

/** True when `test` holds for a node inside, without looking into nested functions (arrow functions are looked into on request). */
export function contains(node: Node, test: (inner: Node, parent: Node) => boolean, intoArrows: boolean): boolean {
  for (const inner of kids(node)) {
    if (test(inner, node)) return true;
    if (isFunction(inner) && !(intoArrows && inner.type === 'ArrowFunctionExpression')) continue;
    if (inner.type === 'PropertyDefinition' || inner.type === 'StaticBlock') continue;
    if (contains(inner, test, intoArrows)) return true;
  }
  return false;
}
