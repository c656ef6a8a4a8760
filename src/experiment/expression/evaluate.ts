import { pow } from '../../lab/index.ts';
import { callFormula, formulaNames } from '../formula/index.ts';
import { parseExpression, type Expression, type Operator } from './parse.ts';

/** What names mean where an expression stands. */
export interface Scope {
  /** The value of a name; undefined where there is none. */
  readonly value: (name: string) => number | undefined;
  /** Names that there are, for the message about one that there is not. */
  readonly names: () => readonly string[];
  /** Functions of this place, which see their arguments before they are evaluated; undefined for one that it does not have. */
  readonly call?: (name: string, given: readonly Expression[], at: Scope) => number | undefined;
}

const functions: Readonly<Record<string, (...given: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  round: Math.round,
  ceil: Math.ceil,
  floor: Math.floor,
  abs: Math.abs,
  pow,
};

/** The value of an expression; throws in words where a name or a function is unknown. */
export function evaluate(expression: Expression | string, scope: Scope): number {
  const tree = typeof expression === 'string' ? parseExpression(expression) : expression;
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'negative':
      return -evaluate(tree.of, scope);
    case 'name': {
      const value = scope.value(tree.name);
      if (value === undefined)
        throw new Error(`There is no number called "${tree.name}" here. There are: ${scope.names().join(', ') || 'none'}.`);
      return value;
    }
    case 'call': {
      const own = scope.call?.(tree.name, tree.given, scope);
      if (own !== undefined) return own;
      const given = tree.given.map((each) => evaluate(each, scope));
      const known = Object.hasOwn(functions, tree.name) ? functions[tree.name] : undefined;
      if (known) return known(...given);
      const result = callFormula(tree.name, given);
      if (result !== undefined) return result;
      throw new Error(
        `There is no function called "${tree.name}". There are: ${[...Object.keys(functions), ...formulaNames()].join(', ')}.`,
      );
    }
    case 'operation':
      return operate(tree.by, evaluate(tree.left, scope), evaluate(tree.right, scope));
  }
}

function operate(by: Operator, left: number, right: number): number {
  switch (by) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '=':
      return Number(left === right);
    case 'and':
      return Number(left !== 0 && right !== 0);
    case 'or':
      return Number(left !== 0 || right !== 0);
  }
}

/** Every name in an expression, for whoever must know what it needs before it is evaluated. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
      return [expression.name];
    case 'negative':
      return namesIn(expression.of);
    case 'call':
      return expression.given.flatMap(namesIn);
    case 'operation':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
