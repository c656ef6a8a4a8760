import type { SourcePosition } from '../lab/index.ts';
import type { LoadFailure, SandboxEnd } from '../runner/protocol.ts';
import { count, error, list, ms } from './story.ts';
import type { Failure } from './verdict.ts';

/** Tellings of a judging that ended before, or beside, its runs. */

export interface CompileError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export function compileFailure(errors: readonly CompileError[]): Failure {
  const [first] = errors;
  if (first === undefined)
    return { kind: 'does-not-compile', title: 'Does not compile', story: 'The code could not be read. Nothing was run.' };
  const places = errors
    .slice(0, 5)
    .map(({ message, line, column }) => `Line ${line}, column ${column}: ${message}.`.replace(/([.!?])\.$/, '$1'));
  const more = errors.length > 5 ? `There are ${count(errors.length - 5, 'more error')}.` : '';
  return {
    kind: 'does-not-compile',
    title: `Does not compile (line ${first.line}): ${first.message}`,
    story: [...places, more, 'Nothing was run.'].filter((part) => part !== '').join(' '),
    source: { line: first.line, column: first.column },
  };
}

export function loadFailure(failure: LoadFailure): Failure {
  switch (failure.kind) {
    case 'threw-while-loading': {
      const { source } = failure.error;
      const line = source === undefined ? '' : ` (line ${source.line})`;
      return {
        kind: 'threw-while-loading',
        title: `Threw while loading${line}: ${error(failure.error)}`,
        story: `Before anything was called, the code outside its functions threw ${error(failure.error)}. Nothing was run.`,
        ...(source === undefined ? {} : { source }),
      };
    }
    case 'export-missing': {
      const found = failure.found.length === 0 ? 'The file exports nothing' : `The file exports ${list(failure.found)}`;
      return {
        kind: 'export-missing',
        title: `There is no export named ${failure.name}`,
        story: `${found}, and the world around it calls ${failure.name}. Write: export async function ${failure.name}(…). Nothing was run.`,
      };
    }
    case 'export-wrong-type':
      return {
        kind: 'export-wrong-type',
        title: `${failure.name} is not a ${failure.expected}`,
        story: `The world around it calls ${failure.name}, so it must be a ${failure.expected}; the file exports a value of type ${failure.actual}. Nothing was run.`,
      };
  }
}

export interface Progress {
  readonly runs: number;
  readonly planned: number;
  /** Where the code was when it had been at work for long. */
  readonly busyAt?: SourcePosition | undefined;
}

export function sandboxFailure(end: SandboxEnd, progress: Progress): Failure {
  const after =
    progress.planned === 0 ? 'before the first run ended' : `after ${progress.runs} of ${count(progress.planned, 'run')}`;
  switch (end.how) {
    case 'wall-clock': {
      const { busyAt } = progress;
      const [line, where] = busyAt ? [` (line ${busyAt.line})`, ` Shortly before, it was at line ${busyAt.line}.`] : ['', ''];
      return {
        kind: 'wall-clock',
        title: `Did not finish within ${ms(end.wallMs)} of real time${line}`,
        story: `The code was stopped ${after}, because it kept the machine busy for ${ms(end.wallMs)}.${where} Look for a loop or a function that calls itself without end, or for work that grows with each round.`,
        ...(busyAt ? { source: busyAt } : {}),
      };
    }
    case 'crashed':
      return {
        kind: 'sandbox-crashed',
        title: 'The sandbox ended by itself',
        story: `The place where your code runs ended ${after}: ${clause(end.message)}. This happens when code uses up the memory. If it happens with the starter as well, the fault is ours.`,
      };
    case 'unavailable':
      return {
        kind: 'sandbox-unavailable',
        title: 'Your code cannot be run here',
        story: `The place where your code runs could not be set up: ${clause(end.message)}. Your code is kept; reading, predicting and practising work without it.`,
      };
  }
}

/** A message that somebody else wrote, so that it fits into a sentence. */
function clause(message: string): string {
  return message.replace(/[.\s]+$/, '');
}
