import { Refusal } from './compile-error.ts';
import { child, children, isFunction, kids, type Node } from './syntax-tree.ts';

const byType: Readonly<Record<string, string>> = {
  TSEnumDeclaration:
    'An enum is not run here, since it makes code of its own. Use a union of literals: type State = "pending" | "done".',
  TSImportEqualsDeclaration: '"import … =" is not run here. Write import { … } from \'lab\'.',
  TSExportAssignment: '"export =" is not run here. Write export before what you export.',
  TSParameterProperty:
    'A parameter property (private, public or readonly in front of a parameter) is not run here. Declare the field and assign it.',
  Decorator: 'Decorators are not run here. Call the function yourself.',
  ImportExpression: "import() is not run here. Everything that there is comes from 'lab'.",
  ExportAllDeclaration: '"export *" is not run here. Export by name.',
  WithStatement: '"with" is not run here.',
};

const ours = new Set(['$define', '$lab', '$at', '$loop', '$pow', '$args', '$super', '$arguments', '$export']);

/** Refuses what the lab does not run, by name and place. @throws Refusal */
export function refuse(node: Node, inFunction = false): void {
  const known = byType[node.type];
  if (known !== undefined) throw new Refusal(node, known);
  switch (node.type) {
    case 'TSModuleDeclaration':
      if (node['declare'] !== true && node['global'] !== true)
        throw new Refusal(node, 'A namespace is not run here, since it makes code of its own. Use a plain object, or nothing.');
      return;
    case 'Identifier':
      if (ours.has(String(node['name'])) || /^\$g_/.test(String(node['name'])))
        throw new Refusal(node, `The name ${String(node['name'])} belongs to the lab. Choose another.`);
      break;
    case 'MetaProperty':
      if (child(node, 'meta')?.['name'] === 'import') throw new Refusal(node, 'import.meta means nothing here. Leave it out.');
      break;
    case 'AwaitExpression':
      if (!inFunction)
        throw new Refusal(node, 'await outside any function is not run here. Move it into the function that you export.');
      break;
    case 'ForOfStatement':
      if (node['await'] === true && !inFunction)
        throw new Refusal(node, 'for await outside any function is not run here. Move it into the function that you export.');
      break;
    case 'LabeledStatement': {
      const body = child(node, 'body');
      if (body?.type === 'ForOfStatement' && body['await'] === true)
        throw new Refusal(node, 'A label on for await is not run here. Move the loop into a function and return from it.');
      break;
    }
    case 'VariableDeclaration':
      if (String(node['kind']).includes('using')) throw new Refusal(node, '"using" is not run here. Write try … finally.');
      break;
    case 'ImportDeclaration': {
      const from = String(child(node, 'source')?.['value']);
      if (from !== 'lab')
        throw new Refusal(child(node, 'source') ?? node, `There is no module "${from}" here. The only one is 'lab'.`);
      if (children(node, 'specifiers').some(({ type }) => type !== 'ImportSpecifier'))
        throw new Refusal(node, "Import by name: import { … } from 'lab'.");
      break;
    }
    case 'ExportNamedDeclaration':
      if (child(node, 'source'))
        throw new Refusal(node, 'Exporting from another module is not run here. Import it, then export it.');
      break;
    default:
  }
  if (isFunction(node) && node['async'] === true && node['generator'] === true)
    throw new Refusal(
      node,
      'An async generator (async function*) is not run here. Collect the values into an array, or call a function for each.',
    );
  if (node.type === 'Program' || node.type === 'BlockStatement') refuseBodiless(children(node, 'body'));
  const inside = inFunction || isFunction(node);
  for (const inner of kids(node))
    refuse(inner, node.type === 'PropertyDefinition' || node.type === 'StaticBlock' ? false : inside);
}

/** An overload needs its function; without one, a brace was most likely forgotten. */
function refuseBodiless(statements: readonly Node[]): void {
  const declared = statements.map((statement) => child(statement, 'declaration') ?? statement);
  const nameOf = (node: Node) => String(child(node, 'id')?.['name']);
  const bodies = new Set(declared.filter(({ type }) => type === 'FunctionDeclaration').map(nameOf));
  const bodiless = declared.find(
    (each) => each.type === 'TSDeclareFunction' && each['declare'] !== true && !bodies.has(nameOf(each)),
  );
  if (bodiless) throw new Refusal(bodiless, `The function ${nameOf(bodiless)} has no body. Is a { missing after its parameters?`);
}
