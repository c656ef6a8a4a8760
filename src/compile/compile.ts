import MagicString from 'magic-string';
import { TypeBlanker } from './blank-types.ts';
import { Closers } from './closers.ts';
import { Refusal, type CompileError } from './compile-error.ts';
import { AsyncLowering, moduleScope, type Scope } from './lower-async.ts';
import { Marks } from './marks.ts';
import { Modules } from './modules.ts';
import { parse } from './parse.ts';
import { refuse } from './refuse.ts';
import { child, children, isFunction, kids, type Node } from './syntax-tree.ts';

export type CompileResult =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly errors: readonly CompileError[] };

/**
 * Makes a classic script of a learner's TypeScript: types blanked, `async` lowered to the lab's job queue, imports and exports
 * rewritten, loops counted, calls marked. The first line is ours, so line n of the learner is line n + 1 of the script.
 */
export function compile(source: string): CompileResult {
  const parsed = parse(source);
  if (!parsed.ok) return parsed;
  try {
    refuse(parsed.program);
    return { ok: true, code: lower(source, parsed.program) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, errors: [{ message: error.message, line: error.line, column: error.column }] };
  }
}

function lower(source: string, program: Node): string {
  const text = new MagicString(source);
  const blank = new TypeBlanker(text, source);
  const closers = new Closers(text);
  const lowering = new AsyncLowering(text, source, closers);
  const marks = new Marks(text, source, closers);
  const modules = new Modules(text, blank);

  function visit(node: Node, parent: Node | undefined, scope: Scope, inChain: boolean): void {
    if (modules.visit(node) || blank.visit(node)) return;
    if (isFunction(node)) {
      blank.thisParameter(children(node, 'params'));
      keepArrowOnItsLine(node);
    }
    closers.enter();
    marks.visit(node, inChain);
    marks.power(node);
    const inside = lowering.visit(node, parent, scope);
    if (node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'StaticBlock')
      marks.statements(children(node, 'body'));
    if (node.type === 'SwitchCase') marks.statements(children(node, 'consequent'));
    const chained =
      node.type === 'ChainExpression' ||
      (inChain && (node.type === 'MemberExpression' || node.type === 'CallExpression' || node.type === 'TSNonNullExpression'));
    for (const inner of kids(node)) {
      if (isThisParameter(inner) || isTypeOf(node, inner)) continue;
      const isLink = inner === child(node, 'object') || inner === child(node, 'callee') || inner === child(node, 'expression');
      visit(inner, node, inside, chained && isLink);
    }
    closers.leave();
  }

  /** A type with line breaks between `)` and `=>` would leave the arrow on a line of its own, which is no JavaScript. */
  function keepArrowOnItsLine(node: Node): void {
    const type = child(node, 'returnType');
    if (
      node.type !== 'ArrowFunctionExpression' ||
      node['async'] === true ||
      !type ||
      !/[\n\r]/.test(source.slice(type.start, type.end))
    )
      return;
    const close = source.lastIndexOf(')', type.start);
    text.update(close, close + 1, ' ');
    text.appendRight(source.indexOf('=>', type.end), ')');
  }

  visit(program, undefined, moduleScope, false);
  const getters = modules.exported
    .map(({ name, local }) => ` ${JSON.stringify(name)}: { enumerable: true, get: () => ${local} },`)
    .join('');
  return `$define(function (exports, $lab, $at, $loop, $pow) { 'use strict'; Object.defineProperties(exports, {${getters} });\n${text.toString()}\n});\n`;
}

/** `as`, `satisfies` and their like hold a type beside the expression, a class what it implements; they are blanked as a whole. */
function isTypeOf(node: Node, inner: Node): boolean {
  return (node.type.startsWith('TS') && inner === child(node, 'typeAnnotation')) || children(node, 'implements').includes(inner);
}

function isThisParameter(node: Node): boolean {
  return node.type === 'Identifier' && node['name'] === 'this';
}
