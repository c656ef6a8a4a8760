import ts from 'typescript-5.9';

/** A source with one small change that a person might make by mistake. */
export interface Mutant {
  /** `line 12, drop await: await call('user', …)`. Unique within a source. */
  readonly name: string;
  readonly source: string;
}

interface Edit {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Every mutant of a source, in the order of the places changed. Types are left alone. */
export function mutantsOf(source: string): readonly Mutant[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ESNext, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node))
      return;
    for (const operator of operators) edits.push(...operator(node, file));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  const taken = new Map<string, number>();
  return edits.map(({ what, from, to, text }) => {
    const line = file.getLineAndCharacterOfPosition(from).line + 1;
    const name = `line ${line}, ${what}: ${shortened(source.slice(from, to))}`;
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    return { name: nth === 1 ? name : `${name} (${nth})`, source: source.slice(0, from) + text + source.slice(to) };
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

type Operator = (node: ts.Node, file: ts.SourceFile) => readonly Edit[];

const replace = (node: ts.Node, file: ts.SourceFile, what: string, text: string): readonly Edit[] => [
  { what, from: node.getStart(file), to: node.getEnd(), text },
];

const dropAwait: Operator = (node, file) =>
  ts.isAwaitExpression(node) ? replace(node, file, 'drop await', `(${node.expression.getText(file)})`) : [];

const removeStatement: Operator = (node, file) =>
  ts.isExpressionStatement(node) ||
  ts.isThrowStatement(node) ||
  (ts.isIfStatement(node) && node.elseStatement === undefined) ||
  ts.isBreakStatement(node) ||
  ts.isContinueStatement(node)
    ? replace(node, file, 'remove statement', ';')
    : [];

const swapStatements: Operator = (node, file) => {
  if (!ts.isBlock(node)) return [];
  return node.statements.slice(1).flatMap((second, index) => {
    const first = node.statements[index];
    if (first === undefined || ts.isFunctionDeclaration(first) || ts.isFunctionDeclaration(second)) return [];
    return [
      {
        what: 'swap statements',
        from: first.getStart(file),
        to: second.getEnd(),
        text: `${second.getText(file)}\n${first.getText(file)}`,
      },
    ];
  });
};

const negateCondition: Operator = (node, file) => {
  const condition =
    ts.isIfStatement(node) || ts.isWhileStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
  return condition === undefined ? [] : replace(condition, file, 'negate condition', `!(${condition.getText(file)})`);
};

const unwrapTry: Operator = (node, file) => {
  if (!ts.isTryStatement(node)) return [];
  const body = node.tryBlock.getText(file);
  return [
    ...(node.catchClause === undefined
      ? []
      : replace(
          node,
          file,
          'remove catch',
          node.finallyBlock === undefined ? body : `try ${body} finally ${node.finallyBlock.getText(file)}`,
        )),
    ...(node.finallyBlock === undefined
      ? []
      : replace(
          node,
          file,
          'remove finally',
          node.catchClause === undefined ? body : `try ${body} ${node.catchClause.getText(file)}`,
        )),
  ];
};

const otherOperator: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '**': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
};

const changeOperator: Operator = (node, file) => {
  if (!ts.isBinaryExpression(node)) return [];
  const other = otherOperator[node.operatorToken.getText(file)];
  return other === undefined
    ? []
    : replace(node.operatorToken, file, `${node.operatorToken.getText(file)} becomes ${other}`, other);
};

const changeStep: Operator = (node, file) => {
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return [];
  const operand = node.operand.getText(file);
  if (node.operator === ts.SyntaxKind.PlusPlusToken) return replace(node, file, '++ becomes --', `${operand}--`);
  if (node.operator === ts.SyntaxKind.MinusMinusToken) return replace(node, file, '-- becomes ++', `${operand}++`);
  return node.operator === ts.SyntaxKind.ExclamationToken ? replace(node, file, 'drop !', operand) : [];
};

const changeConstant: Operator = (node, file) => {
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    return [
      ...replace(
        node,
        file,
        `constant ${node.text} ${value === 0 ? 'becomes 1' : 'doubled'}`,
        String(value === 0 ? 1 : value * 2),
      ),
      ...(value === 0 ? [] : replace(node, file, `constant ${node.text} halved`, String(value / 2))),
    ];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replace(node, file, 'true becomes false', 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return replace(node, file, 'false becomes true', 'true');
  if (node.kind === ts.SyntaxKind.NullKeyword) return replace(node, file, 'null becomes undefined', 'undefined');
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  return ts.isStringLiteral(node) && !isKey ? replace(node, file, 'string changed', JSON.stringify(`${node.text}-x`)) : [];
};

const otherMethod: Readonly<Record<string, string>> = {
  all: 'allSettled',
  allSettled: 'all',
  race: 'all',
  any: 'race',
  min: 'max',
  max: 'min',
  ceil: 'floor',
  floor: 'ceil',
  push: 'unshift',
  shift: 'pop',
  has: 'get',
};

const changeMethod: Operator = (node, file) => {
  if (!ts.isPropertyAccessExpression(node) || !ts.isCallExpression(node.parent)) return [];
  const other = otherMethod[node.name.text];
  return other === undefined ? [] : replace(node.name, file, `${node.name.text} becomes ${other}`, other);
};

const dropHandler: Operator = (node, file) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const method = node.expression.name.text;
  return method === 'catch' || method === 'finally'
    ? replace(node, file, `remove .${method}`, node.expression.expression.getText(file))
    : [];
};

/** Removes one property of an object that is an argument: a header, a limit, an idempotency key. */
const dropOption: Operator = (node, file) => {
  if (!ts.isObjectLiteralExpression(node) || !ts.isCallExpression(node.parent)) return [];
  return node.properties.flatMap((property, index) => {
    const next = node.properties[index + 1];
    const to = next === undefined ? property.getEnd() : next.getStart(file);
    return [{ what: 'drop property', from: property.getStart(file), to, text: '' }];
  });
};

/** Removes the last argument of a call that has several: its options, or its handler. */
const dropArgument: Operator = (node) => {
  if (!ts.isCallExpression(node)) return [];
  const last = node.arguments.at(-1);
  const before = node.arguments.at(-2);
  return last === undefined || before === undefined
    ? []
    : [{ what: 'drop last argument', from: before.getEnd(), to: last.getEnd(), text: '' }];
};

const dropReturn: Operator = (node, file) =>
  ts.isReturnStatement(node) && node.expression !== undefined
    ? replace(node, file, 'return nothing', `${node.expression.getText(file)}; return;`)
    : [];

const operators: readonly Operator[] = [
  dropAwait,
  removeStatement,
  swapStatements,
  negateCondition,
  unwrapTry,
  changeOperator,
  changeStep,
  changeConstant,
  changeMethod,
  dropHandler,
  dropOption,
  dropArgument,
  dropReturn,
];
