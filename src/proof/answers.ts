import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One answer to an exercise, as its author ships it. */
export interface Answer {
  /** `starter`, `solution`, `right/all-settled`, `wrong/no-limit`. */
  readonly name: string;
  readonly kind: 'starter' | 'solution' | 'right' | 'wrong';
  readonly source: string;
  /** For a wrong answer: the id of the check, or the kind of the failure, that must catch it. */
  readonly caughtBy?: string;
}

export interface ExerciseFolder {
  readonly id: string;
  readonly brief: string;
  readonly answers: readonly Answer[];
  /** Name of a mutant of the solution → why passing it is right. */
  readonly excuses: Readonly<Record<string, string>>;
  /** What is wrong with the folder itself, in words. */
  readonly problems: readonly string[];
}

const files = ['brief.md', 'checks.ts', 'exercise.ts', 'solution.ts', 'starter.ts', 'world.ts'];
/**
 * `reading.ts` is for an exercise whose checks share a way of reading its traces; `excuses.json` says, by name of a mutant of the
 * solution, why passing it is right although it behaves otherwise.
 */
const optionalFiles = ['reading.ts', 'excuses.json'];
const folders = ['right', 'wrong'];
/** For an exercise whose checks, reading or world fill more than a file. */
const optionalFolders = ['checks', 'reading', 'world'];

/** Reads what an exercise consists of. Nothing of it is run. */
export function readExercise(id: string, path: string): ExerciseFolder {
  const entries = readdirSync(path, { withFileTypes: true });
  const named = (names: readonly string[], isFolder: boolean) =>
    entries.filter((entry) => entry.isDirectory() === isFolder && names.includes(entry.name));
  const expected = new Set(
    [...named([...files, ...optionalFiles], false), ...named([...folders, ...optionalFolders], true)].map((entry) => entry.name),
  );
  const problems = [
    ...entries.filter((entry) => !expected.has(entry.name)).map((entry) => `unexpected: ${entry.name}`),
    ...[...files, ...folders].filter((name) => !expected.has(name)).map((name) => `missing: ${name}`),
  ];
  const text = (name: string): string => (expected.has(name) ? readFileSync(join(path, name), 'utf8') : '');
  const answersIn = (kind: 'right' | 'wrong'): readonly Answer[] =>
    !expected.has(kind)
      ? []
      : readdirSync(join(path, kind))
          .sort()
          .flatMap((file) => {
            if (!/^[a-z0-9-]+\.ts$/.test(file)) {
              problems.push(`unexpected: ${kind}/${file}`);
              return [];
            }
            const source = readFileSync(join(path, kind, file), 'utf8');
            const caughtBy = /^\/\/ caught-by: ([\w-]+)\n/.exec(source)?.[1];
            if (kind === 'wrong' && caughtBy === undefined)
              problems.push(
                `wrong/${file}: its first line must be "// caught-by: " and the id of a check or the kind of a failure`,
              );
            return [{ name: `${kind}/${file.slice(0, -3)}`, kind, source, ...(caughtBy === undefined ? {} : { caughtBy }) }];
          });
  const answers: readonly Answer[] = [
    { name: 'starter', kind: 'starter', source: text('starter.ts') },
    { name: 'solution', kind: 'solution', source: text('solution.ts') },
    ...answersIn('right'),
    ...answersIn('wrong'),
  ];
  return { id, brief: text('brief.md'), answers, excuses: excusesIn(text('excuses.json'), problems), problems };
}

function excusesIn(text: string, problems: string[]): Readonly<Record<string, string>> {
  if (text === '') return {};
  const excuses = z.record(z.string(), z.string().min(20)).safeParse(parsed(text));
  if (excuses.success) return excuses.data;
  problems.push('excuses.json: it must be an object of names of mutants and reasons of 20 signs or more');
  return {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Words as a reader counts them: signs of a table or a list are none. */
export function countWords(markdown: string): number {
  return markdown.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}
