import type { CallLife, JudgedRun } from '../../../src/judge/index.ts';
import { isFailure, requestsOf, type Request, type Service } from '../reading.ts';

/** What a request did that a breaker must not do. */
export interface Breach {
  readonly check: 'opens' | 'stays-closed' | 'full-period' | 'one-trial' | 'tries-again' | 'closes-again';
  readonly request: Request;
  /** Failures in a row before the request, in the order of their times. */
  readonly failures: readonly CallLife[];
  /** When the breaker had opened: at the earliest, and at the latest. */
  readonly opened?: { readonly earliestAt: number; readonly latestAt: number };
  readonly trial?: CallLife;
}

/** As the brief says. */
const fewest = 5;
const most = 10;
const openMs = 1000;
/** A request so much after the end of a period must be sent, in ms: rounding only. All right answers: 0. */
const slackMs = 5;

type State =
  | { readonly is: 'closed'; readonly afterTrial?: CallLife }
  | { readonly is: 'open'; readonly earliestAt: number; readonly latestAt: number }
  | { readonly is: 'trying'; readonly trial: CallLife };

/**
 * Follows the requests for one service, and finds the first that no breaker of the brief would have treated like that. Where the brief leaves a choice, between five and
 * ten failures, the moment of opening is known only within bounds.
 */
export function firstBreach(judged: JudgedRun, service: Service): Breach | undefined {
  const requests = requestsOf(judged, service);
  const calls = requests.flatMap(({ sent }) => sent);
  let state: State = { is: 'closed' };
  let countedFrom = -Infinity;
  let lastRecord = -1;
  for (const request of requests) {
    const { cameAt: now } = request;
    const isSent = request.sent[0] !== undefined;
    if (state.is === 'trying' && state.trial.ended !== undefined && state.trial.ended.record < startOf(request)) {
      const { trial }: { trial: CallLife } = state;
      const endedAt = trial.ended?.at ?? 0;
      state = isFailure(trial) ? { is: 'open', earliestAt: endedAt, latestAt: endedAt } : { is: 'closed', afterTrial: trial };
      countedFrom = trial.sent.at;
    }
    if (state.is === 'closed') {
      const rows = rowsOfFailures(calls, countedFrom, startOf(request));
      const failures = rows.at(-1) ?? [];
      const longest = longestSince(rows, lastRecord);
      const { afterTrial }: { afterTrial?: CallLife } = state;
      if (isSent && longest.length >= most) return { check: 'opens', request, failures: longest };
      if (!isSent && longest.length < fewest) {
        return afterTrial === undefined
          ? { check: 'stays-closed', request, failures }
          : { check: 'closes-again', request, failures, trial: afterTrial };
      }
      if (!isSent) {
        state = {
          is: 'open',
          earliestAt: longest[fewest - 1]?.ended?.at ?? now,
          latestAt: longest[Math.min(longest.length, most) - 1]?.ended?.at ?? now,
        };
      }
    } else if (state.is === 'open') {
      const opened: { earliestAt: number; latestAt: number } = state;
      if (isSent && now < opened.earliestAt + openMs - slackMs) return { check: 'full-period', request, failures: [], opened };
      if (!isSent && now > opened.latestAt + openMs + slackMs) return { check: 'tries-again', request, failures: [], opened };
      const [trial] = request.sent;
      if (trial !== undefined) state = { is: 'trying', trial };
    } else if (isSent) return { check: 'one-trial', request, failures: [], trial: state.trial };
    lastRecord = startOf(request);
  }
  return undefined;
}

/** The record at which the code began with a request: what is told before it, also in the same moment, it can know. */
function startOf({ call }: Request): number {
  return call.started?.record ?? call.sent.record;
}

/** The failures between successes, by the times at which they were known, of calls that were sent since `fromMs`; those since the last success at the end. */
function rowsOfFailures(calls: readonly CallLife[], fromMs: number, beforeRecord: number): readonly (readonly CallLife[])[] {
  const known = calls
    .filter(({ sent, ended }) => sent.at >= fromMs && ended !== undefined && ended.record < beforeRecord)
    .sort((a, b) => (a.ended?.at ?? 0) - (b.ended?.at ?? 0));
  const rows: CallLife[][] = [[]];
  for (const life of known) {
    if (isFailure(life)) rows.at(-1)?.push(life);
    else rows.push([]);
  }
  return rows;
}

/**
 * The row that may have opened the breaker since the last request: the longest of those that were not over by then. A success that came after it, of a call that
 * had begun before, found the breaker open and changed nothing.
 */
function longestSince(rows: readonly (readonly CallLife[])[], record: number): readonly CallLife[] {
  const recent = rows.filter((row, index) => index === rows.length - 1 || (row.at(-1)?.ended?.record ?? 0) > record);
  return recent.reduce((longest, row) => (row.length > longest.length ? row : longest), []);
}
