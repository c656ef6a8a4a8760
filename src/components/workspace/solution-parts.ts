import { lineDiff } from './line-diff.ts';

/** One line of the solution. `part` counts from 0; lines without one are in the starter too. */
export interface SolutionLine {
  readonly line: number;
  readonly text: string;
  readonly part?: number;
}

export interface SolutionInParts {
  readonly lines: readonly SolutionLine[];
  readonly parts: number;
}

const MOST_PARTS = 8;

/**
 * The solution as a reader may uncover it: what the starter has is known, and what is new comes in parts, cut where the solution itself
 * leaves an empty line.
 */
export function solutionInParts(starter: string, solution: string): SolutionInParts {
  const lines = lineDiff(starter, solution).filter(({ kind }) => kind !== 'removed');
  // An empty line or an indented bracket that both happen to have does not part what belongs together.
  const isNew = lines.map(({ kind, text }, at) => {
    if (kind === 'added') return true;
    return /^(\s+\W*)?$/.test(text) && lines[at - 1]?.kind === 'added' && lines[at + 1]?.kind === 'added';
  });
  let part = -1;
  const cut = lines.map(({ text }, at) => {
    if (!isNew[at]) return -1;
    const begins = !isNew[at - 1] || (lines[at - 1]?.text.trim() === '' && text.trim() !== '' && part >= 0);
    if (begins) part += 1;
    return part;
  });
  const found = part + 1;
  const parts = Math.min(found, MOST_PARTS);
  const merged = (index: number): number => Math.floor((index * parts) / Math.max(1, found));
  return {
    parts,
    lines: lines.map(({ line, text }, at) => {
      const index = cut[at] ?? -1;
      return index < 0 ? { line, text } : { line, text, part: merged(index) };
    }),
  };
}
