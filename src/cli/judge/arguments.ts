import { readSeed } from '../seed-argument.ts';
import { parseCommand, UsageError } from '../usage-error.ts';

export interface JudgeArguments {
  readonly exercise: string;
  /** The file to judge; without one, the exercise's starter. */
  readonly file?: string;
  readonly json: boolean;
  readonly watch: boolean;
  readonly all: boolean;
  readonly seed?: number;
  /** A folder to write the starter into, instead of judging. */
  readonly start?: string;
  /** A file to write the shown run into, as a Mermaid sequence diagram. */
  readonly diagram?: string;
  /** A function in the exercise's `reading.ts` to read runs with, instead of judging. */
  readonly measure?: string;
}

export const usage = `Usage: npm run judge -- <exercise-id> [file.ts] [options]

Judges a file as the page does: same compiler, same lab, same hidden checks. Without a file, judges the starter.

  --all         judge the whole plan, also after a failing run
  --seed N      run the whole plan with this seed in place of its own
  --json        print the verdict as JSON
  --watch       judge again whenever the file is saved
  --diagram F   write the failing run, or the last one, to the file F as a Mermaid sequence diagram
  --measure NAME
                instead of a verdict, print what the function NAME of the exercise's reading.ts makes of each run; without a file,
                the least and the most of it for every answer of the exercise
  --help        print this
  --start DIR   write the starter, the brief and the types of 'lab' into DIR, to work in your own editor

Exit code: 0 pass, 1 fail, 2 usage, 3 does not compile.
Your code runs in a process of its own on this machine, with a scrubbed global object. That keeps mistakes in; it is no protection against
hostile code, so judge only code that you would also run.`;

/** @throws UsageError */
export function readArguments(args: readonly string[]): JudgeArguments {
  const { values, positionals } = parse(args);
  const [exercise, file, extra] = positionals;
  if (exercise === undefined) throw new UsageError('Which exercise? Give its id.');
  if (extra !== undefined) throw new UsageError(`One file at a time: what is "${extra}"?`);
  if (values.watch && file === undefined)
    throw new UsageError('--watch needs a file of yours to watch. Write one with --start DIR.');
  if (values.watch && values.json) throw new UsageError('--watch prints for people; leave out --json.');
  if (values.measure !== undefined && (values.json || values.watch || values.start !== undefined || values.diagram !== undefined))
    throw new UsageError('--measure prints no verdict; leave out --json, --watch, --start and --diagram.');
  const seed = values.seed === undefined ? undefined : readSeed(values.seed);
  return {
    exercise,
    json: values.json,
    watch: values.watch,
    all: values.all,
    ...(file === undefined ? {} : { file }),
    ...(seed === undefined ? {} : { seed }),
    ...(values.start === undefined ? {} : { start: values.start }),
    ...(values.diagram === undefined ? {} : { diagram: values.diagram }),
    ...(values.measure === undefined ? {} : { measure: values.measure }),
  };
}

function parse(args: readonly string[]) {
  return parseCommand({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      seed: { type: 'string' },
      start: { type: 'string' },
      diagram: { type: 'string' },
      measure: { type: 'string' },
    },
  });
}
