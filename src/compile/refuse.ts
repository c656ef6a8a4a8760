import { Refusal } from './compile-error.ts';
import { child, children, isFunction, isVariable, kids, type Node } from './syntax-tree.ts';

const byType: Readonly<Record<string, string>> = {
  TSEnumDeclaration:
    'An enum is not run here, since it makes code of its own. Use a union of literals: type State = "pending" | "done".',
  TSModuleDeclaration: 'A namespace is not run here, since it makes code of its own. Use a plain object, or nothing.',
  TSImportEqualsDeclaration: '"import … =" is not run here. Write import { … } from \'lab\'.',
  TSExportAssignment: '"export =" is not run here. Write export before what you export.',
  TSNamespaceExportDeclaration: '"export as namespace" is not run here. Write export before what you export.',
  Decorator: 'Decorators are not run here. Call the function yourself.',
  ImportExpression: "import() is not run here. Everything that there is comes from 'lab'.",
  ExportAllDeclaration: '"export *" is not run here. Export by name.',
};

/** The names that compiled code gives to its own; it makes more, which begin with `$$`. */
const ours = new Set(['$define', '$lab', '$at', '$loop', '$pow']);

/** TypeScript's own syntax around a value, or around a parameter; all its other syntax holds types only. */
const wrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
]);

/** Where a node stands. */
interface Place {
  readonly parent: Node | undefined;
  /** Inside any function. */
  readonly inFunction: boolean;
  /** Inside a function that has `arguments` of its own: every one but arrows. */
  readonly hasArguments: boolean;
}

/** What the lab does not run, by name and place, in the order of the text. */
export function refusals(program: Node): readonly Refusal[] {
  const found: Refusal[] = [];
  visit(program, { parent: undefined, inFunction: false, hasArguments: false }, (node, message) =>
    found.push(new Refusal(node, message)),
  );
  return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

type Refuse = (node: Node, message: string) => void;

function visit(node: Node, place: Place, refuse: Refuse): void {
  if (node['declare'] === true) return;
  const known = byType[node.type];
  if (known !== undefined) return refuse(node, known);
  if (node.type.startsWith('TS') && !wrappers.has(node.type)) return;
  visitOne(node, place, refuse);
  const isPlainFunction = isFunction(node) && node.type !== 'ArrowFunctionExpression';
  const isOwnScope = node.type === 'PropertyDefinition' || node.type === 'StaticBlock';
  const inside = {
    parent: node,
    inFunction: !isOwnScope && (place.inFunction || isFunction(node)),
    hasArguments: place.hasArguments || isPlainFunction,
  };
  for (const inner of kids(node)) {
    if (node.type.startsWith('TS') && inner !== child(node, 'expression') && inner !== child(node, 'parameter')) continue;
    visit(inner, inside, refuse);
  }
}

function visitOne(node: Node, { parent, inFunction, hasArguments }: Place, refuse: Refuse): void {
  switch (node.type) {
    case 'Identifier': {
      if (!isVariable(node, parent)) return;
      const name = String(node['name']);
      if (ours.has(name) || name.startsWith('$$')) refuse(node, `The name ${name} belongs to the lab. Choose another.`);
      if (name === 'arguments' && !hasArguments)
        refuse(node, 'arguments means something only in a function, and not in an arrow function.');
      return;
    }
    case 'MetaProperty':
      if (child(node, 'meta')?.['name'] === 'import') refuse(node, 'import.meta means nothing here. Leave it out.');
      return;
    case 'AwaitExpression':
      if (!inFunction) refuse(node, 'await outside any function is not run here. Move it into the function that you export.');
      return;
    case 'ForOfStatement':
      if (node['await'] === true && !inFunction)
        refuse(node, 'for await outside any function is not run here. Move it into the function that you export.');
      return;
    case 'VariableDeclaration':
      if (String(node['kind']).includes('using')) refuse(node, '"using" is not run here. Write try … finally.');
      return;
    case 'PropertyDefinition':
      if (node['accessor'] === true && node['abstract'] !== true)
        refuse(node, 'accessor is not run here. Write the field, or get and set.');
      return;
    case 'ImportDeclaration':
      return visitImport(node, refuse);
    case 'ExportNamedDeclaration':
      if (child(node, 'source') && node['exportKind'] !== 'type')
        refuse(node, 'Exporting from another module is not run here. Import it, then export it.');
      return;
    case 'Program':
    case 'BlockStatement':
      return refuseBodiless(children(node, 'body'), refuse);
    case 'ClassBody':
      return refuseBodilessMethods(children(node, 'body'), refuse);
    default:
  }
}

function visitImport(node: Node, refuse: Refuse): void {
  const from = String(child(node, 'source')?.['value']);
  if (from !== 'lab') return refuse(child(node, 'source') ?? node, `There is no module "${from}" here. The only one is 'lab'.`);
  if (node['importKind'] !== 'type' && children(node, 'specifiers').some(({ type }) => type !== 'ImportSpecifier'))
    refuse(node, "Import by name: import { … } from 'lab'.");
}

/** An overload needs its function; without one, a brace was most likely forgotten. */
function refuseBodiless(statements: readonly Node[], refuse: Refuse): void {
  const declared = statements.map((statement) => child(statement, 'declaration') ?? statement);
  const nameOf = (node: Node) => String(child(node, 'id')?.['name']);
  const bodies = new Set(declared.filter(({ type }) => type === 'FunctionDeclaration').map(nameOf));
  for (const each of declared) {
    if (each.type !== 'TSDeclareFunction' || each['declare'] === true || bodies.has(nameOf(each))) continue;
    refuse(each, `The function ${nameOf(each)} has no body. Is a { missing after its parameters?`);
  }
}

function refuseBodilessMethods(members: readonly Node[], refuse: Refuse): void {
  const hasBody = (node: Node) => child(child(node, 'value') ?? node, 'body') !== undefined;
  const nameOf = (node: Node) => String(child(node, 'key')?.['name'] ?? child(node, 'key')?.['value']);
  const methods = members.filter(({ type }) => type === 'MethodDefinition');
  const bodies = new Set(methods.filter(hasBody).map(nameOf));
  for (const method of methods) {
    const isType = method['abstract'] === true || method['declare'] === true || method['optional'] === true;
    if (isType || bodies.has(nameOf(method))) continue;
    refuse(method, `The method ${nameOf(method)} has no body. Is a { missing after its parameters?`);
  }
}
