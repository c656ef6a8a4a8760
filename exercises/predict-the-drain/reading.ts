import { callsOf, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** How the trace of this exercise is read: what the learner predicted, and what the simulated queue did. */
export interface Observed {
  readonly prediction: CallLife;
  readonly load: {
    readonly arrivalPerS: number;
    readonly capacityPerS: number;
    readonly outageS: number;
    readonly burst: number;
  };
  readonly backlog: number;
  /** From the end of the outage until the last message of the backlog is taken up, in s; 0 without a backlog. */
  readonly lastWaitS: number;
  /** From the end of the outage until a message finds nothing in front of it, in s; undefined where none does. */
  readonly drainS: number | undefined;
  /** Messages waiting or in service at the end of the run. */
  readonly left: number;
}

export function observed({ run, trace }: JudgedRun): Observed | undefined {
  const calls = callsOf(trace);
  const prediction = calls.find((life) => life.to === 'planner');
  if (prediction === undefined) return undefined;
  const number = (name: string): number => Number(fieldOf(run.parameters, name));
  const load = {
    arrivalPerS: number('arrivalPerS'),
    capacityPerS: number('capacityPerS'),
    outageS: number('outageS'),
    burst: number('burst'),
  };
  const backAt = load.outageS * 1000;
  const messages = calls.filter((life) => life.to === 'consumer');
  const backlog = messages.filter((life) => life.sent.at < backAt || fieldOf(life.body, 'burst') === true);
  const lastStart = Math.max(backAt, ...backlog.map((life) => life.started?.at ?? Infinity));
  const free = messages.find((life) => life.sent.at > backAt && life.started?.at === life.sent.at);
  const end = Math.max(backAt, ...messages.map((life) => life.answered?.at ?? 0));
  const drainedAt =
    backlog.length === 0 ? backAt : (free?.sent.at ?? (messages.every((life) => life.answered !== undefined) ? end : undefined));
  return {
    prediction,
    load,
    backlog: backlog.length,
    lastWaitS: (lastStart - backAt) / 1000,
    drainS: drainedAt === undefined ? undefined : (drainedAt - backAt) / 1000,
    left: messages.filter((life) => life.answered === undefined).length,
  };
}
