import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';
import { isNode, type Node } from './syntax-tree.ts';
import type { CompileError } from './compile-error.ts';

const TypeScriptParser = Parser.extend(tsPlugin());

export type Parsed =
  { readonly ok: true; readonly program: Node } | { readonly ok: false; readonly errors: readonly CompileError[] };

/** Parses a module of TypeScript. Types are not checked. */
export function parse(source: string): Parsed {
  try {
    const program: unknown = TypeScriptParser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      preserveParens: true,
    });
    if (!isNode(program)) throw new Error('The parser gave no tree.');
    return { ok: true, program };
  } catch (error) {
    const place = placeOf(error);
    if (!place) throw error;
    return {
      ok: false,
      errors: [{ message: inWords(place.message, source, place.pos), line: place.line, column: place.column + 1 }],
    };
  }
}

function placeOf(error: unknown): { message: string; line: number; column: number; pos: number } | undefined {
  if (!(error instanceof SyntaxError) || !('loc' in error) || !('pos' in error)) return undefined;
  const { loc, pos } = error;
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return undefined;
  return {
    message: error.message.replace(/ \(\d+:\d+\)$/, ''),
    line: Number(loc.line),
    column: Number(loc.column),
    pos: Number(pos),
  };
}

function inWords(message: string, source: string, pos: number): string {
  if (message !== 'Unexpected token') return message.endsWith('.') ? message : `${message}.`;
  const found = /^\S{1,20}/.exec(source.slice(pos).trimStart());
  if (!found) return 'The text ends too early: a bracket or a quote that was opened is not closed.';
  return `"${found[0]}" is not expected here. Is something before it missing or not closed?`;
}
