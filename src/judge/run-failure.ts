import type { JudgedRun } from './exercise.ts';
import { error, tell, at, count } from './story.ts';
import { sourceOf } from './source-of.ts';
import { unanswered } from './unanswered.ts';
import type { Failure } from './verdict.ts';

/** A failure of one run that is not a check's: what the lab itself saw going wrong. */
export interface RunFailure {
  readonly told: Failure;
  /** The program has a mistake (a TypeError and the like), as opposed to an error of the world that nobody handled. */
  readonly isMistake: boolean;
}

/** The first failure of a run: a budget spent, an error that nobody handled, a caller left without an answer. */
export function failureOf(judged: JudgedRun): RunFailure | undefined {
  return spentBudget(judged) ?? unhandledError(judged) ?? unanswered(judged);
}

const budgets = {
  'loop-budget': { title: 'A loop never ended', advice: 'Give the loop an end, or let it wait for something in every round' },
  'jobs-budget': {
    title: 'Promises never came to rest',
    advice:
      'Code that goes on without waiting for time or for an answer keeps everybody else from running; wait for something in every round',
  },
  'events-budget': {
    title: 'The run never came to rest',
    advice: 'Something is started again and again; give it an end, or a pause that grows',
  },
  'trace-budget': {
    title: 'The run left too long a trace',
    advice: 'Do less: fewer calls, smaller payloads, fewer lines on the console',
  },
} as const;

function spentBudget({ run, trace }: JudgedRun): RunFailure | undefined {
  const { end } = trace;
  if (end.reason === 'quiescent' || end.reason === 'until') return undefined;
  const { title, advice } = budgets[end.reason];
  const line = end.source === undefined ? '' : ` (line ${end.source.line})`;
  const told: Failure = {
    kind: end.reason,
    title: `${title}${line}`,
    story: tell(run, `${at(trace.endedAt)} the run was stopped: ${end.message}`, advice),
    ...(end.source === undefined ? {} : { source: end.source }),
    run,
    at: trace.endedAt,
    ...(trace.records.length === 0 ? {} : { record: trace.records.length - 1 }),
  };
  return { told, isMistake: true };
}

const mistakes = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'EvalError', 'URIError']);

function unhandledError({ run, trace }: JudgedRun): RunFailure | undefined {
  const number = trace.records.findIndex((record) => record.kind === 'unhandled-rejection' || record.kind === 'uncaught-error');
  const record = trace.records[number];
  if (record?.kind !== 'unhandled-rejection' && record?.kind !== 'uncaught-error') return undefined;
  const source = sourceOf(trace, number);
  const line = source === undefined ? '' : ` (line ${source.line})`;
  const rejected = record.kind === 'unhandled-rejection';
  const others = trace.records.filter((other) => other.kind === record.kind).length - 1;
  const told: Failure = {
    kind: record.kind,
    title: `${rejected ? 'A rejection that nobody handled' : 'An error that nobody caught'}${line}: ${error(record.error)}`,
    story: tell(
      run,
      rejected
        ? `${at(record.at)} a promise in ${record.node} was rejected with ${error(record.error)}, and nobody had attached a handler to it`
        : `${at(record.at)} code of ${record.node} threw ${error(record.error)} where no promise could carry it, for instance in a timer`,
      others > 0 ? `${count(others, 'more error')} of this kind followed` : '',
      rejected
        ? 'Await each promise that you start, or give it a catch, before anything else can fail'
        : 'Catch it where it is thrown',
    ),
    ...(source === undefined ? {} : { source }),
    run,
    at: record.at,
    record: number,
  };
  return { told, isMistake: mistakes.has(record.error.name) };
}
