import { at, count, error, ms, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { comes, isEverFailing, isFailure, services } from '../reading.ts';
import { firstBreach, type Breach } from './state.ts';

/** Finds the first request that no breaker would have treated like that, if it is a matter of this check. */
export function breach(check: Breach['check']): (judged: JudgedRun) => Finding | undefined {
  return (judged) => {
    // What happens to reviews while they are well is a matter of its own.
    const watched = services.filter((service) => service === 'stock' || isEverFailing(judged, service));
    const found = watched.map((service) => firstBreach(judged, service)).find((one) => one?.check === check);
    return found === undefined ? undefined : told(found, judged);
  };
}

function told(found: Breach, { run, trace }: JudgedRun): Finding {
  const { request } = found;
  const sent = request.sent[0];
  const { answered } = request.call;
  const heard =
    sent !== undefined
      ? `${at(sent.sent.at)} a call to ${request.from} is sent for it`
      : answered?.outcome.ok === false
        ? `Nothing is sent for it; it is rejected with ${error(answered.outcome.error)}`
        : 'Nothing is sent for it';
  return {
    record: sent?.sent.record ?? answered?.record ?? trace.records.length - 1,
    story: tell(run, ...before(found), comes(request), heard),
    comparison: {
      expected: sent === undefined ? 'a call' : 'no call',
      actual: sent === undefined ? 'no call' : at(sent.sent.at),
    },
  };
}

function before({ check, failures, opened, trial, request }: Breach): readonly string[] {
  const last = failures.at(-1);
  switch (check) {
    case 'opens':
      return [
        `By ${ms(last?.ended?.at ?? 0)} ${failures.length} calls to ${request.from} in a row have failed, from ${ms(failures[0]?.ended?.at ?? 0)} on`,
      ];
    case 'stays-closed':
      return [
        failures.length === 0
          ? `No failure of ${request.from} has come since its last good answer`
          : `${count(failures.length, 'call')} to ${request.from} in a row ${failures.length === 1 ? 'has' : 'have'} failed, and five must`,
      ];
    case 'full-period':
      return [`The breaker has opened ${between(opened)}, for 1000 ms`];
    case 'tries-again':
      return [
        `The breaker of ${request.from} has opened ${between(opened)}, for 1000 ms. They are over, and no trial of it is under way`,
      ];
    case 'one-trial':
      return [`${at(trial?.sent.at ?? 0)} a call is sent as the trial, and ${trial === undefined ? 'it' : fate(trial)}`];
    case 'closes-again':
      return [
        `${at(trial?.sent.at ?? 0)} a call is sent as the trial, and ${trial === undefined ? 'it' : fate(trial)}`,
        `Since then ${count(failures.length, 'call')} in a row failed`,
      ];
  }
}

function between(opened: Breach['opened']): string {
  if (opened === undefined) return '';
  return opened.earliestAt === opened.latestAt
    ? at(opened.latestAt)
    : `between ${ms(opened.earliestAt)} and ${ms(opened.latestAt)}`;
}

function fate(trial: CallLife): string {
  const { ended } = trial;
  if (ended === undefined) return 'it is still under way at the end';
  if (ended.how !== 'reply') return `it is given up ${at(ended.at)}`;
  if (isFailure(trial)) return `it fails ${at(ended.at)}`;
  return ended.outcome?.ok === true
    ? `it succeeds ${at(ended.at)}`
    : `it is answered ${at(ended.at)} with a status from 400 to 499, which is no failure`;
}
