import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '../../compile/index.ts';
import type { JudgedRun } from '../../judge/index.ts';
import { exerciseFolder } from '../../runner/node/index.ts';
import { runRealm } from '../../runner/node/realm-host.ts';
import { UsageError } from '../usage-error.ts';

/** What a reading makes of one run: a number, mostly; undefined where it has nothing to say of that run. */
export interface Measured {
  readonly run: JudgedRun['run'];
  readonly value: unknown;
}

export interface Measurement {
  readonly runs: readonly Measured[];
  /** Why there are no more runs, where the plan did not come to its end. */
  readonly stopped?: string;
}

export type Reading = (judged: JudgedRun) => unknown;

const wallMs = 60_000;

/**
 * The function of that name in an exercise's `reading.ts`.
 *
 * @throws UsageError that says which functions there are
 */
export async function readingOf(exercise: string, name: string): Promise<Reading> {
  const file = join(exerciseFolder(exercise), 'reading.ts');
  if (!existsSync(file))
    throw new UsageError(`There is no exercises/${exercise}/reading.ts. Write a function ${name} there that reads a run.`);
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  const reading = module[name];
  if (typeof reading === 'function') return reading as Reading;
  const functions = Object.keys(module)
    .filter((key) => typeof module[key] === 'function')
    .sort();
  throw new UsageError(
    `exercises/${exercise}/reading.ts exports no function "${name}". There are: ${functions.join(', ') || 'none'}.`,
  );
}

/** Runs the whole plan with one source, and reads each run. No check is asked. */
export async function measure(
  source: string,
  { realm, reading, seed }: { readonly realm: string; readonly reading: Reading; readonly seed?: number },
): Promise<Measurement> {
  const compiled = compile(source);
  if (!compiled.ok) return { runs: [], stopped: 'it does not compile' };
  const runs: Measured[] = [];
  let stopped: string | undefined;
  const end = await runRealm({
    realm,
    code: compiled.code,
    ...(seed === undefined ? {} : { seed }),
    wallMs,
    hear(message) {
      if (message.type === 'run') runs.push({ run: message.run, value: reading({ run: message.run, trace: message.trace }) });
      if (message.type === 'load-failed') stopped = `it could not be loaded (${message.failure.kind})`;
      return message.type === 'end' || message.type === 'load-failed' ? 'stop' : 'continue';
    },
  });
  if (end) stopped = `its process ended (${end.how})`;
  return { runs, ...(stopped === undefined ? {} : { stopped }) };
}
