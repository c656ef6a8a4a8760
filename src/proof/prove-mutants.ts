import type { Verdict } from '../judge/verdict.ts';
import { behaveAlike, type Trial } from './equivalence.ts';
import { mutantsOf } from './mutate.ts';
import type { Judge } from './prove.ts';

export interface MutantProof {
  readonly mutants: number;
  /** Per check or failure kind, how many mutants it caught. */
  readonly killedBy: Readonly<Record<string, number>>;
  readonly killed: number;
  /** They pass, and behave like the original on all seeds. */
  readonly equivalent: readonly string[];
  /** They pass, behave otherwise, and have a written reason. */
  readonly excused: readonly string[];
  /** They pass and behave otherwise: a hole in the checks. */
  readonly surviving: readonly string[];
  readonly problems: readonly string[];
}

export interface MutantTrial {
  readonly source: string;
  readonly judge: Judge;
  readonly trial: Trial;
  /** How many seeds a mutant must behave alike on; seeds of the plan are not among them. */
  readonly seeds: number;
  /** Name of a mutant → why passing it is right although it behaves otherwise. */
  readonly excuses: Readonly<Record<string, string>>;
}

const mostExcused = 0.1;
const firstSeed = 10_001;

/** Judges every mutant of a solution. A mutant that passes must be equivalent, or excused with a reason. */
export async function proveMutants({ source, judge, trial, seeds, excuses }: MutantTrial): Promise<MutantProof> {
  const mutants = mutantsOf(source);
  const remembered = rememberingOriginal(source, trial);
  const killedBy: Record<string, number> = {};
  const equivalent: string[] = [];
  const excused: string[] = [];
  const surviving: string[] = [];
  for (const mutant of mutants) {
    const { verdict } = await judge(mutant.source, { all: false });
    // Only a mutant that was run has been caught.
    if (verdict.failure?.kind === 'sandbox-unavailable')
      throw new Error(`${mutant.name} was not judged: ${verdict.failure.story}`);
    if (verdict.verdict !== 'pass') {
      const by = reasonOf(verdict);
      killedBy[by] = (killedBy[by] ?? 0) + 1;
    } else if (
      await behaveAlike(
        source,
        mutant.source,
        Array.from({ length: seeds }, (_, index) => firstSeed + index),
        remembered,
      )
    ) {
      equivalent.push(mutant.name);
    } else {
      (excuses[mutant.name] === undefined ? surviving : excused).push(mutant.name);
    }
  }
  const names = new Set(mutants.map((mutant) => mutant.name));
  const problems = [
    ...surviving.map((name) => `mutant survives: ${name}`),
    ...(excused.length > mostExcused * mutants.length
      ? [`${excused.length} of ${mutants.length} mutants are excused; at most ${mostExcused * 100} % may be`]
      : []),
    ...Object.keys(excuses)
      .filter((name) => !names.has(name))
      .map((name) => `an excuse for a mutant that does not exist: ${name}`),
  ];
  const killed = Object.values(killedBy).reduce((sum, n) => sum + n, 0);
  return { mutants: mutants.length, killedBy, killed, equivalent, excused, surviving, problems };
}

/** The original is compared with many mutants; it runs once per seed. */
function rememberingOriginal(original: string, trial: Trial): Trial {
  const traces = new Map<number, ReturnType<Trial>>();
  return (source, seed) => {
    if (source !== original) return trial(source, seed);
    const known = traces.get(seed) ?? trial(source, seed);
    traces.set(seed, known);
    return known;
  };
}

function reasonOf({ failure, checks }: Verdict): string {
  return failure?.kind ?? checks.find((check) => check.verdict === 'fail')?.id ?? 'unknown';
}
