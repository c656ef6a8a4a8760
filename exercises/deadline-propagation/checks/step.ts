import { at, ms, show, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { arrival, header, leastMs, type Hop } from '../reading.ts';

/** How much more than what remains the header may say, in ms: 0 in all right answers, rounded up to whole numbers. The mildest wrong one says 45 too much. */
const tooMuchMs = 2;
/** How much of what remains may be kept back, in ms; the brief says 15. Right answers: at most 15. The mildest wrong one: 30. */
const keptBackMs = 18;

/** Finds a call to the next service whose header does not say what remains. */
export function remainingPassedOn(hop: Hop, { run }: JudgedRun): Finding | undefined {
  for (const step of hop.steps) {
    if (step.to === 'database') continue;
    const remainsMs = hop.deadlineAt - step.sent.at;
    const said = step.headers[header];
    const saidMs = said === undefined || said.trim() === '' ? NaN : Number(said);
    if (saidMs <= remainsMs + tooMuchMs && saidMs >= remainsMs - keptBackMs) continue;
    return {
      record: step.sent.record,
      story: tell(
        run,
        arrival(hop),
        `${at(step.sent.at)}, ${ms(step.sent.at - hop.arrivedAt)} later, it asks ${step.to}. Then ${ms(Math.max(0, remainsMs))} remain`,
        said === undefined
          ? `The header ${header} is missing, and ${step.to} will take 1000 ms`
          : `The header says ${show(said)}`,
      ),
      comparison: { expected: `${header}: ${Math.max(0, Math.round(remainsMs))}, or up to 15 less`, actual: said },
    };
  }
  return undefined;
}

/** Finds a call to the next service whose own read has not brought anything yet. */
export function readFirst(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const read = hop.steps.find(({ to, ended }) => to === 'database' && ended?.outcome?.ok === true);
  const doneAt = read?.ended?.record ?? Infinity;
  const step = hop.steps.find(({ to, sent }) => to !== 'database' && sent.record < doneAt);
  if (step === undefined) return undefined;
  return {
    record: step.sent.record,
    story: tell(
      run,
      arrival(hop),
      `${at(step.sent.at)} ${hop.service} begins ${named(step)}. Its own read has brought nothing by then`,
    ),
    comparison: { expected: `${step.to} asked after the read`, actual: `${step.to} asked ${at(step.sent.at)}` },
  };
}

/** Finds a step that begins when nobody waits any more. */
export function nothingAfterTheDeadline(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const step = hop.steps.find(({ sent }) => sent.at > hop.deadlineAt);
  if (step === undefined) return undefined;
  return {
    record: step.sent.record,
    story: tell(
      run,
      arrival(hop),
      hop.givenMs <= 0 ? 'Its caller has gone already' : `${at(hop.deadlineAt)} its caller stops waiting`,
      `${at(step.sent.at)} ${hop.service} begins ${named(step)}, for nobody`,
    ),
    comparison: { expected: 'nothing begun', actual: `${named(step)} ${at(step.sent.at)}` },
  };
}

/** Finds a step that begins with too little time left for it. */
export function notBegunInVain(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const step = hop.steps.find(({ sent }) => sent.at <= hop.deadlineAt && hop.deadlineAt - sent.at < leastMs);
  if (step === undefined) return undefined;
  const remainsMs = hop.deadlineAt - step.sent.at;
  return {
    record: step.sent.record,
    story: tell(
      run,
      arrival(hop),
      `${at(step.sent.at)} ${hop.service} begins ${named(step)}. ${ms(remainsMs)} remain, and it takes ${leastMs} ms at least`,
      'Nothing can come of it',
    ),
    comparison: { expected: `nothing begun with less than ${leastMs} ms`, actual: `${named(step)} with ${ms(remainsMs)}` },
  };
}

function named({ to }: CallLife): string {
  return to === 'database' ? 'a read in its database' : `a call to ${to}`;
}
