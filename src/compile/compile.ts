import MagicString from 'magic-string';
import { TypeBlanker } from './blank-types.ts';
import { Closers } from './closers.ts';
import { Refusal, type CompileError } from './compile-error.ts';
import { AsyncLowering, moduleScope, type Scope } from './lower-async.ts';
import { Marks } from './marks.ts';
import { Modules } from './modules.ts';
import { ParameterProperties } from './parameter-properties.ts';
import { parse } from './parse.ts';
import { Power } from './power.ts';
import { refusals } from './refuse.ts';
import { child, children, isFunction, kids, type Node } from './syntax-tree.ts';

export type CompileResult =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly errors: readonly CompileError[] };

/**
 * Makes a classic script of a learner's TypeScript: types blanked, `async` lowered to the lab's job queue, imports and exports
 * rewritten, loops counted, calls marked. The first line is ours, so line n of the learner is line n + 1 of the script. Never throws
 * on account of the text.
 */
export function compile(source: string): CompileResult {
  const parsed = parse(source);
  if (!parsed.ok) return parsed;
  const { program, code } = parsed;
  try {
    const refused = refusals(program);
    if (refused.length > 0) return { ok: false, errors: refused.map(errorOf) };
    return { ok: true, code: lower(source, code, program) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, errors: [errorOf(error)] };
  }
}

function errorOf({ message, line, column }: Refusal): CompileError {
  return { message, line, column };
}

function lower(source: string, code: string, program: Node): string {
  const text = new MagicString(source);
  const blank = new TypeBlanker(text, code);
  const closers = new Closers(text);
  const lowering = new AsyncLowering(text, code, closers);
  const marks = new Marks(text, code, closers);
  const power = new Power(text, code, closers);
  const properties = new ParameterProperties(blank, closers);
  const modules = new Modules(text, blank, closers, program);

  function visit(node: Node, parent: Node | undefined, scope: Scope, inChain: boolean): void {
    closers.enter();
    if (!modules.visit(node) && !blank.visit(node)) inside(node, parent, scope, inChain);
    closers.leave();
  }

  function inside(node: Node, parent: Node | undefined, scope: Scope, inChain: boolean): void {
    if (isFunction(node)) {
      blank.thisParameter(children(node, 'params'));
      keepArrowOnItsLine(node);
    }
    keepTogether(node);
    marks.visit(node, inChain);
    power.visit(node);
    properties.visit(node);
    const inner = lowering.visit(node, parent, scope);
    if (node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'StaticBlock')
      marks.statements(children(node, 'body'));
    if (node.type === 'SwitchCase') marks.statements(children(node, 'consequent'));
    const chained = node.type === 'ChainExpression' || (inChain && links.has(node.type));
    for (const kid of kids(node)) {
      if (isThisParameter(kid) || isTypeOf(node, kid)) continue;
      const isLink = kid === child(node, 'object') || kid === child(node, 'callee') || kid === child(node, 'expression');
      // A computed key is evaluated where the class is; only the value of a field has a scope of its own.
      visit(kid, node, node.type === 'PropertyDefinition' && kid === child(node, 'key') ? scope : inner, chained && isLink);
    }
  }

  /** A line break between `)` and `=>`, as types may have it, is no JavaScript: the bracket goes to the arrow. */
  function keepArrowOnItsLine(node: Node): void {
    const type = child(node, 'returnType');
    if (node.type !== 'ArrowFunctionExpression' || node['async'] === true || !type) return;
    const close = code.lastIndexOf(')', type.start);
    const arrow = code.indexOf('=>', type.end);
    if (!lineBreak.test(code.slice(close, arrow))) return;
    text.update(close, close + 1, ' ');
    text.appendRight(arrow, ')');
  }

  /** Where blanked types leave a gap that the language reads as an end, or none where it needs one. */
  function keepTogether(node: Node): void {
    const value = child(node, 'argument');
    if ((node.type === 'ReturnStatement' || node.type === 'ThrowStatement') && value && blank.opensWithLines(value)) {
      text.appendRight(value.start, '(');
      closers.add(value.end, ')');
    }
    if (node.type === 'PropertyDefinition' && code[node.end - 1] !== ';') closers.add(node.end, ';');
    if (node.type === 'BinaryExpression' && node['operator'] === '<') {
      // In a classic script `<!--` would begin a comment.
      const sign = code.indexOf('<', child(node, 'left')!.end);
      if (code.startsWith('<!--', sign)) text.update(sign, sign + 1, '< ');
    }
  }

  if (source.startsWith('#!')) text.update(0, 2, '//');
  visit(program, undefined, moduleScope, false);
  return `$define(function ($$exports, $lab, $at, $loop, $pow) { 'use strict'; ${modules.head}\n${text.toString()}\n});\n`;
}

const lineBreak = /[\n\r\u2028\u2029]/;
const links = new Set(['MemberExpression', 'CallExpression', 'TSNonNullExpression']);

/** `as`, `satisfies` and their like hold a type beside the expression, a class what it implements; they are blanked as a whole. */
function isTypeOf(node: Node, kid: Node): boolean {
  return (node.type.startsWith('TS') && kid === child(node, 'typeAnnotation')) || children(node, 'implements').includes(kid);
}

function isThisParameter(node: Node): boolean {
  return node.type === 'Identifier' && node['name'] === 'this';
}
