import { error, show, tell, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { drainedInTime, givenBack, steady } from './checks/over-time.ts';
import { asked, measurement, type Asked } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'possible-number', find: (judged) => firstOf(judged, possibleNumber) },
  { id: 'nothing-measured', find: (judged) => firstOf(judged, nothingMeasured) },
  { id: 'arrivals-served', find: (judged) => firstOf(judged, arrivalsServed) },
  { id: 'drained-in-time', find: drainedInTime },
  { id: 'given-back', find: givenBack },
  { id: 'steady', find: steady },
];

function firstOf(judged: JudgedRun, find: (asked: Asked, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const one of asked(judged)) {
    const finding = find(one, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function possibleNumber({ record, measured, limits, at, answer, failure }: Asked, { run }: JudgedRun): Finding | undefined {
  if (typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= limits.max) return undefined;
  return {
    record,
    story: tell(
      run,
      measurement(at, measured),
      failure === undefined ? `desiredWorkers says ${show(answer)}` : `desiredWorkers threw ${error(failure)}`,
      typeof answer === 'number' && answer > limits.max ? `The database bears ${limits.max} workers` : '',
    ),
    comparison: { expected: `a whole number from 1 to ${limits.max}`, actual: failure === undefined ? answer : error(failure) },
  };
}

function nothingMeasured({ record, measured, limits, at, answer }: Asked, { run }: JudgedRun): Finding | undefined {
  const expected = Math.min(limits.max, Math.max(1, measured.current));
  if (!Number.isNaN(measured.serviceMs) || answer === expected) return undefined;
  return {
    record,
    story: tell(
      run,
      measurement(at, measured),
      'No message was finished, so nothing is known of how fast a worker is',
      `desiredWorkers says ${show(answer)}`,
    ),
    comparison: { expected, actual: answer },
  };
}

function arrivalsServed(
  { record, measured, limits, at, answer, busy, isSteady }: Asked,
  { run }: JudgedRun,
): Finding | undefined {
  if (Number.isNaN(measured.serviceMs) || !isSteady) return undefined;
  const needed = Math.min(limits.max, busy);
  if (typeof answer === 'number' && answer >= needed) return undefined;
  return {
    record,
    story: tell(
      run,
      measurement(at, measured),
      `What arrives keeps ${busy.toFixed(1)} workers busy`,
      `desiredWorkers says ${show(answer)}`,
    ),
    comparison: { expected: `at least ${Math.ceil(needed)}`, actual: answer },
  };
}
