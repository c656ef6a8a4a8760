/**
 * From traces to a verdict and its stories.
 *
 * exercise.ts     what an exercise tells its reader, and what a hidden check is
 * verdict.ts      what a judging ends in
 * judging.ts      judges runs as they arrive
 * precedence.ts   check or failure: which one tells what went wrong in a run
 * run-failure.ts  what the lab itself saw going wrong: budgets, errors that nobody handled
 * unanswered.ts   callers that never got an answer, and what the code was waiting for
 * early-end.ts    does not compile, threw while loading, the sandbox ended
 * story.ts        the grammar of stories
 * call-life.ts    one call with all that a trace says of it
 * field.ts        a property of a value that may be anything
 * source-of.ts    the place in the learner's code that a record goes back to
 * deep-equal.ts   strict equality of plain data
 * run-hash.ts     one hash for all judged runs
 * check/          what exercises ask of a trace, one idea per file
 */
export type { Check, CheckDescription, Exercise, Finding, JudgedRun } from './exercise.ts';
export type { CheckVerdict, Failure, FailureKind, Verdict } from './verdict.ts';
export { createJudging } from './judging.ts';
export type { JudgedExercise, Judging } from './judging.ts';
export { deepEqual } from './deep-equal.ts';
export { at, count, error, list, ms, show, tell, times } from './story.ts';
export { fieldOf } from './field.ts';
export { callsOf, callsWithin, clientCalls, durationMs, isCausedBy } from './call-life.ts';
export type { CallLife, Moment } from './call-life.ts';
