import type { EditorError } from '../../editor/index.ts';
import { mount, piece, type Piece } from './piece.ts';
import type { RunState } from './run-state.ts';

const MOST_LINES = 5;
const MOST_CHARACTERS = 120;

export interface TypeErrorLine {
  /** Says nothing of a text that is not the one that was judged: what was said of that one stays. */
  show(state: RunState, errors: readonly EditorError[]): void;
}

/** Beside a failing run: what the editor's type checker marks in the same text, which may be the cause and out of sight. */
export function createTypeErrorLine(host: HTMLElement, goToLine: (line: number) => void): TypeErrorLine {
  let shown = '';
  return {
    show(state, errors) {
      if (state.phase !== 'judged' || state.stale) return;
      const { verdict, failure } = state.result.verdict;
      // Where the text does not even parse, the failure names the place, and types mean nothing.
      const told = verdict === 'pass' || failure?.kind === 'does-not-compile' ? [] : errors;
      // The checker may tell the same again while somebody is on one of the buttons.
      const next = JSON.stringify(told);
      if (next === shown) return;
      shown = next;
      host.replaceChildren(...(told.length > 0 ? [mount(typeErrorLine(told, goToLine), host.ownerDocument)] : []));
    },
  };
}

/** “The editor also marks 2 type errors: line 12 (Property …), line 15.” Each line is a button; the first says what is wrong. */
export function typeErrorLine(errors: readonly EditorError[], goToLine: (line: number) => void): Piece {
  const lines = [...new Set(errors.map(({ line }) => line))];
  const named = lines.slice(0, MOST_LINES);
  const rest = lines.length - named.length;
  const places = named.map((line, n) => [
    n > 0 && (rest === 0 && n === named.length - 1 ? ' and ' : ', '),
    piece(
      'button',
      { type: 'button', class: 'word', 'aria-label': `Go to line ${line}`, onclick: () => goToLine(line) },
      `line ${line}`,
    ),
    n === 0 && ` (${shortened(errors[0]?.message ?? '')})`,
  ]);
  return piece(
    'p',
    { class: 'type-errors' },
    `The editor also marks ${errors.length === 1 ? 'a type error' : `${errors.length} type errors`}: `,
    places,
    rest > 0 ? ` and ${rest} more ${rest === 1 ? 'line' : 'lines'}.` : '.',
  );
}

/** The first line of a message of TypeScript, without its full stop; the editor has the rest. */
function shortened(message: string): string {
  const first = (message.split('\n')[0] ?? '').replace(/\.$/, '');
  return first.length <= MOST_CHARACTERS ? first : `${first.slice(0, MOST_CHARACTERS).trimEnd()}…`;
}
