import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';
import { isNode, type Node } from './syntax-tree.ts';
import type { CompileError } from './compile-error.ts';
import { inWords, type SourceToken } from './syntax-words.ts';

const TypeScriptParser = Parser.extend(tsPlugin());

export type Parsed =
  | {
      readonly ok: true;
      readonly program: Node;
      /** The source with every comment as spaces: where a sign is looked for between nodes, none is found in a comment. */
      readonly code: string;
    }
  | { readonly ok: false; readonly errors: readonly CompileError[] };

/** Parses a module of TypeScript. Types are not checked. */
export function parse(source: string): Parsed {
  const comments: { readonly start: number; readonly end: number }[] = [];
  try {
    const program = treeOf(source, { onComment: (_block, _text, start, end) => void comments.push({ start, end }) });
    return { ok: true, program, code: withoutComments(source, comments) };
  } catch (error) {
    return { ok: false, errors: [errorOf(error, source)] };
  }
}

function treeOf(source: string, listeners: Pick<Parameters<typeof Parser.parse>[1], 'onComment' | 'onToken'>): Node {
  const program: unknown = TypeScriptParser.parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
    preserveParens: true,
    ...listeners,
  });
  if (!isNode(program)) throw new Error('The parser gave no tree.');
  return program;
}

/** The parser reads some places twice, so the same comment may be listed more than once. */
function withoutComments(source: string, comments: readonly { readonly start: number; readonly end: number }[]): string {
  let code = '';
  let at = 0;
  for (const { start, end } of comments.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    code += source.slice(at, start) + blank(source.slice(start, end));
    at = end;
  }
  return code + source.slice(at);
}

/** The same text as spaces; lines stay. */
export function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ');
}

function errorOf(error: unknown, source: string): CompileError {
  if (error instanceof RangeError)
    return { message: 'This text is nested too deeply to be read. Break it into smaller functions.', line: 1, column: 1 };
  const place = placeOf(error);
  if (!place) throw error;
  const { line, column, position, message } = place;
  return { message: inWords(message, source, position, tokensOf(source)), line, column: column + 1 };
}

function placeOf(
  error: unknown,
): { readonly message: string; readonly line: number; readonly column: number; readonly position: number } | undefined {
  if (!(error instanceof SyntaxError) || !('loc' in error) || !('pos' in error)) return undefined;
  const { loc, pos } = error;
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return undefined;
  return {
    message: error.message.replace(/ \(\d+:\d+\)$/, ''),
    line: Number(loc.line),
    column: Number(loc.column),
    position: Number(pos),
  };
}

/** The tokens before a mistake. Read again, since a text without one needs none. */
function tokensOf(source: string): readonly SourceToken[] {
  const tokens: SourceToken[] = [];
  const take = ({ type, start, loc }: { type: { label: string }; start: number; loc?: { start: { line: number } } | null }) => {
    // The parser tries some places twice; what it took back is taken back here.
    while ((tokens.at(-1)?.start ?? -1) >= start) tokens.pop();
    tokens.push({ label: type.label, start, line: loc?.start.line ?? 0 });
  };
  try {
    treeOf(source, { onToken: take });
  } catch {
    return tokens;
  }
  return tokens;
}
