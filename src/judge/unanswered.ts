import type { Trace } from '../lab/trace/record.ts';
import { callsOf, callsWithin, clientCalls, type CallLife } from './call-life.ts';
import type { JudgedRun } from './exercise.ts';
import { sourceOf } from './source-of.ts';
import { at, count, list, ms, show, tell, times } from './story.ts';
import type { RunFailure } from './run-failure.ts';
import type { Failure } from './verdict.ts';

/**
 * The first caller that was still waiting when the run ended, with what the code was waiting for. A call that the world itself
 * took away (lost on the link, or its service crashed) is the world's doing and is not counted.
 */
export function unanswered({ run, trace }: JudgedRun): RunFailure | undefined {
  const calls = callsOf(trace);
  const waiting = clientCalls(calls).filter(
    (life) => life.ended === undefined && life.lost === undefined && !crashedWhileServing(trace, life),
  );
  const first = waiting[0];
  if (first === undefined) return undefined;
  const pending = callsWithin(trace, calls, first).filter((life) => life.ended === undefined);
  const blamed = pending[0] ?? first;
  const source = sourceOf(trace, blamed.sent.record);
  const told: Failure = {
    kind: 'never-settled',
    title: `${first.from} never got an answer to ${named(first)}`,
    story: tell(
      run,
      `${at(first.sent.at)} ${first.from} called ${named(first)} with ${show(first.body)} and ${
        trace.end.reason === 'until'
          ? `was still without an answer when the run was cut off ${at(trace.endedAt)}`
          : 'never got an answer'
      }`,
      waiting.length > 1 ? `So did ${count(waiting.length - 1, 'other call')}` : '',
      waitingFor(trace, first, pending),
    ),
    ...(source === undefined ? {} : { source }),
    run,
    at: blamed.sent.at,
    record: blamed.sent.record,
  };
  return { told, isMistake: false };
}

function waitingFor(trace: Trace, caller: CallLife, pending: readonly CallLife[]): string {
  if (pending.length > 0) {
    const calls = list(pending.slice(0, 3).map((life) => `its call to ${named(life)}, sent ${at(life.sent.at)}`));
    return `${caller.to} was still waiting for ${calls}: nothing but a limit of its own would have ended that`;
  }
  const slept = trace.records.filter((record) => record.kind === 'slept' && record.node === caller.to);
  const last = slept.at(-1);
  if (last?.kind === 'slept' && last.at + last.delayMs > trace.endedAt) {
    return slept.length === 1
      ? `${caller.to} had gone to sleep ${at(last.at)} for ${ms(last.delayMs)}`
      : `${caller.to} was still going round: it slept ${times(slept.length)}, the last time ${at(last.at)} for ${ms(last.delayMs)}`;
  }
  if (trace.end.reason === 'until') return `${caller.to} was still busy: no call of its own was open`;
  return `No call and no timer of ${caller.to} was open any more: the code awaits a promise that nothing settles`;
}

function named(life: CallLife): string {
  return life.operation === '' || life.operation === life.to ? life.to : `${life.to} (${life.operation})`;
}

function crashedWhileServing(trace: Trace, life: CallLife): boolean {
  return trace.records.some(
    (record, number) => record.kind === 'crashed' && record.node === life.to && number > life.sent.record,
  );
}
