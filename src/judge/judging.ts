import { hashTrace, type SourcePosition } from '../lab/index.ts';
import type { LoadFailure, RealmMessage, SandboxEnd } from '../runner/protocol.ts';
import { compileFailure, loadFailure, sandboxFailure, type CompileError } from './early-end.ts';
import type { Check, Exercise, Finding, JudgedRun } from './exercise.ts';
import { rule, type Found } from './precedence.ts';
import { failureOf } from './run-failure.ts';
import { foldHashes } from './run-hash.ts';
import { sourceOf } from './source-of.ts';
import type { CheckVerdict, Failure, Verdict } from './verdict.ts';

export interface JudgedExercise {
  readonly id: string;
  readonly meta: Exercise;
  readonly checks: readonly Check[];
}

/** One judging: told of runs as they arrive and of how everything ended, it can say at any time what the verdict is so far. */
export interface Judging {
  /** Judges one run. `stop`: the verdict stands, further runs are not wanted and are ignored. */
  run(message: RealmMessage & { readonly type: 'run' }): 'continue' | 'stop';
  loadFailed(failure: LoadFailure): void;
  /** The code is at work for long; should the clock end it, it was here. */
  busy(source: SourcePosition): void;
  sandboxEnded(end: SandboxEnd): void;
  compileFailed(errors: readonly CompileError[]): void;
  /** A pass needs every planned run. `shown` is the run that was asked for, else the first failing one, or the last. */
  verdict(): { readonly verdict: Verdict; readonly shown?: JudgedRun };
}

interface FailedCheck {
  readonly finding: Finding;
  readonly judged: JudgedRun;
}

/**
 * @param all Judges the whole plan, also after a failing run; each check keeps its first failing run.
 * @param show Index of the run to show, if it is judged, instead of the first failing one.
 * @throws when a check itself throws, or when `checks` and the checks of `meta` do not have the same ids.
 */
export function createJudging({
  exercise,
  all,
  show,
}: {
  readonly exercise: JudgedExercise;
  readonly all: boolean;
  readonly show?: number | undefined;
}): Judging {
  assertSameIds(exercise);
  const failed = new Map<string, FailedCheck>();
  const hashes: string[] = [];
  let failure: Failure | undefined;
  let outcome: 'open' | 'fail' | 'error' = 'open';
  let shown: JudgedRun | undefined;
  let chosen: JudgedRun | undefined;
  let busyAt: SourcePosition | undefined;
  let planned = 0;
  let events = 0;

  const fails = (as: 'fail' | 'error', judged?: JudgedRun): void => {
    if (outcome !== 'open') return;
    outcome = as;
    if (judged !== undefined) shown = judged;
  };
  const errs = (found: Failure, judged?: JudgedRun): void => {
    if (outcome === 'open') failure = found;
    fails('error', judged);
  };

  return {
    run(message) {
      if (outcome !== 'open' && !all) return 'stop';
      const judged = { run: message.run, trace: message.trace };
      hashes.push(hashTrace(message.trace));
      planned = message.planned;
      events += message.trace.events;
      if (outcome === 'open') shown = judged;
      if (message.run.index === show) chosen = judged;
      const ruling = rule(findings(exercise.checks, judged), failureOf(judged));
      if (ruling.by === 'checks') {
        for (const { check, finding } of ruling.found) if (!failed.has(check.id)) failed.set(check.id, { finding, judged });
        fails('fail', judged);
      }
      if (ruling.by === 'failure') {
        errs(ruling.failure.told, judged);
      }
      return outcome === 'open' || all ? 'continue' : 'stop';
    },
    loadFailed: (how) => errs(loadFailure(how)),
    busy: (source) => {
      busyAt = source;
    },
    sandboxEnded: (end) => errs(sandboxFailure(end, { runs: hashes.length, planned, busyAt })),
    compileFailed: (errors) => errs(compileFailure(errors)),
    verdict() {
      const complete = planned > 0 && hashes.length === planned;
      const ended = failure ?? (outcome === 'open' && !complete ? unexplainedEnd(hashes.length, planned) : undefined);
      const verdict: Verdict = {
        exercise: exercise.id,
        verdict: ended !== undefined ? 'error' : outcome === 'open' ? 'pass' : outcome,
        checks: exercise.meta.checks.map(({ id, sentence }) =>
          checkVerdict(id, sentence, failed.get(id), complete && ended === undefined),
        ),
        ...(ended === undefined ? {} : { failure: ended }),
        runs: hashes.length,
        planned,
        events,
        traceHash: foldHashes(hashes),
      };
      const seen = chosen ?? shown;
      return seen === undefined ? { verdict } : { verdict, shown: seen };
    },
  };
}

function findings(checks: readonly Check[], judged: JudgedRun): readonly Found[] {
  return checks.flatMap((check) => {
    try {
      const finding = check.find(judged);
      return finding === undefined ? [] : [{ check, finding }];
    } catch (cause) {
      throw new Error(
        `Check ${check.id} threw on run "${judged.run.name}" (seed ${judged.run.seed}): it must return a finding or undefined.`,
        { cause },
      );
    }
  });
}

function checkVerdict(id: string, title: string, failed: FailedCheck | undefined, complete: boolean): CheckVerdict {
  if (failed === undefined) return { id, title, verdict: complete ? 'pass' : 'not-run' };
  const { finding, judged } = failed;
  const { run, trace } = judged;
  const at = trace.records[finding.record]?.at;
  const source = sourceOf(trace, finding.record);
  return {
    id,
    title,
    verdict: 'fail',
    story: finding.story,
    run,
    seed: run.seed,
    ...(run.fault === undefined ? {} : { fault: run.fault }),
    ...(at === undefined ? {} : { at }),
    record: finding.record,
    ...(source === undefined ? {} : { source }),
    ...(finding.comparison === undefined ? {} : { comparison: finding.comparison }),
  };
}

function unexplainedEnd(runs: number, planned: number): Failure {
  return sandboxFailure({ how: 'crashed', message: 'it did not say why' }, { runs, planned });
}

function assertSameIds({ id, meta, checks }: JudgedExercise): void {
  const told = meta.checks.map((check) => check.id).sort();
  const hidden = checks.map((check) => check.id).sort();
  if (told.join() !== hidden.join() || new Set(told).size !== told.length) {
    throw new Error(
      `Exercise ${id}: exercise.ts lists the checks ${told.join(', ')} and checks.ts has ${hidden.join(', ')}; each id must occur once in both.`,
    );
  }
}
