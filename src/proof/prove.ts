import type { Exercise } from '../judge/exercise.ts';
import type { Verdict } from '../judge/verdict.ts';
import { countWords, type Answer, type ExerciseFolder } from './answers.ts';
import { importsOf, typeCheck } from './type-check.ts';

/** How one answer fared. */
export interface Row {
  readonly answer: string;
  readonly expected: string;
  readonly verdict: Verdict['verdict'];
  /** The checks that failed, or the kind of the failure. */
  readonly caughtBy: readonly string[];
  /** The name of the run that decided. */
  readonly decidedIn?: string;
  readonly runs: number;
  readonly planned: number;
  readonly events: number;
  readonly durationMs: number;
  readonly stories: readonly string[];
}

export interface Proof {
  readonly exercise: string;
  readonly rows: readonly Row[];
  /** Per check id, the answers that it caught. */
  readonly tripped: Readonly<Record<string, readonly string[]>>;
  /** Everything that is not as it must be, in words. Empty: the exercise is proven. */
  readonly problems: readonly string[];
}

export type Judge = (
  source: string,
  options: { readonly all: boolean },
) => Promise<{ readonly verdict: Verdict; readonly durationMs: number }>;

const least = { right: 3, wrong: 6 };
const mostBriefWords = 200;

/**
 * Proves an exercise: its starter type-checks and fails by a check, every right answer passes the whole plan, every wrong one fails
 * by what it names, each check catches something, and a plan judged twice leaves the same hash.
 */
export async function prove(folder: ExerciseFolder, meta: Exercise, judge: Judge): Promise<Proof> {
  const problems = [...folder.problems, ...descriptionProblems(folder, meta), ...sourceProblems(folder.answers)];
  const rows: Row[] = [];
  for (const answer of folder.answers) {
    const mustPass = answer.kind === 'solution' || answer.kind === 'right';
    const { verdict, durationMs } = await judge(answer.source, { all: mustPass });
    const row = rowOf(answer, verdict, durationMs);
    rows.push(row);
    problems.push(...answerProblems(answer, row, verdict));
    if (answer.kind === 'starter' || answer.kind === 'solution') {
      const again = await judge(answer.source, { all: mustPass });
      if (again.verdict.traceHash !== verdict.traceHash)
        problems.push(`${answer.name}: judged twice, its traces differ (${verdict.traceHash}, ${again.verdict.traceHash})`);
    }
  }
  const tripped = Object.fromEntries(
    meta.checks.map(({ id }) => [id, rows.filter((row) => row.caughtBy.includes(id)).map((row) => row.answer)]),
  );
  for (const [id, answers] of Object.entries(tripped)) if (answers.length === 0) problems.push(`check ${id}: no answer trips it`);
  return { exercise: folder.id, rows, tripped, problems };
}

function descriptionProblems({ brief, answers }: ExerciseFolder, meta: Exercise): readonly string[] {
  const words = countWords(brief);
  const ofKind = (kind: Answer['kind']): number => answers.filter((answer) => answer.kind === kind).length;
  return [
    ...(words === 0 || words > mostBriefWords
      ? [`brief.md has ${words} words; it must have some, and at most ${mostBriefWords}`]
      : []),
    ...(['right', 'wrong'] as const).flatMap((kind) =>
      ofKind(kind) < least[kind] ? [`${kind}/ has ${ofKind(kind)} answers; it must have at least ${least[kind]}`] : [],
    ),
    ...meta.checks.flatMap(({ id, sentence, hints }) =>
      [sentence, ...hints].some((text) => text.trim() === '') || new Set(hints).size < hints.length
        ? [`check ${id}: its sentence and its three hints must all say something of their own`]
        : [],
    ),
  ];
}

function sourceProblems(answers: readonly Answer[]): readonly string[] {
  const complaints = typeCheck(Object.fromEntries(answers.map(({ name, source }) => [name, source])));
  return answers.flatMap(({ name, source }) => [
    ...(complaints[name] ?? []).map((complaint) => `${name}: ${complaint}`),
    ...importsOf(source)
      .filter((specifier) => specifier !== 'lab')
      .map((specifier) => `${name}: imports ${specifier}; learners have only lab`),
  ]);
}

function rowOf(answer: Answer, verdict: Verdict, durationMs: number): Row {
  const failed = verdict.checks.filter((check) => check.verdict === 'fail');
  const decidedIn = (failed[0]?.run ?? verdict.failure?.run)?.name;
  return {
    answer: answer.name,
    expected: answer.kind === 'wrong' ? (answer.caughtBy ?? '?') : answer.kind === 'starter' ? 'a check' : 'pass',
    verdict: verdict.verdict,
    caughtBy: verdict.failure === undefined ? failed.map((check) => check.id) : [verdict.failure.kind],
    ...(decidedIn === undefined ? {} : { decidedIn }),
    runs: verdict.runs,
    planned: verdict.planned,
    events: verdict.events,
    durationMs,
    stories:
      verdict.failure === undefined
        ? failed.map((check) => check.story ?? '')
        : [`${verdict.failure.title}. ${verdict.failure.story}`],
  };
}

function answerProblems(answer: Answer, row: Row, verdict: Verdict): readonly string[] {
  const was =
    row.verdict === 'pass'
      ? 'passed'
      : `was caught by ${row.caughtBy.join(' and ')} in "${row.decidedIn ?? 'loading'}": ${row.stories.join(' | ')}`;
  switch (answer.kind) {
    case 'starter':
      return verdict.verdict === 'fail' ? [] : [`starter: it must fail by a check, and ${was}`];
    case 'solution':
    case 'right':
      return verdict.verdict === 'pass' && verdict.runs === verdict.planned ? [] : [`${answer.name}: it must pass, and ${was}`];
    case 'wrong':
      return answer.caughtBy !== undefined && row.caughtBy.includes(answer.caughtBy)
        ? []
        : [`${answer.name}: it must be caught by ${answer.caughtBy}, and ${was}`];
  }
}
