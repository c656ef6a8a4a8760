import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export const mostAttempts = 3;

/** One caller, and what it cost at the service that it asks for. */
export interface Request {
  readonly pair: string;
  readonly phase: number;
  readonly call: CallLife;
  readonly attempts: readonly CallLife[];
}

export function requestsOf({ trace }: JudgedRun): readonly Request[] {
  const calls = callsOf(trace);
  const attempts = Map.groupBy(
    calls.filter((life) => life.to === 'rates'),
    (life) => fieldOf(life.body, 'pair'),
  );
  return clientCalls(calls).map((call) => {
    const pair = String(fieldOf(call.body, 'pair'));
    return { pair, phase: Number(fieldOf(call.body, 'phase')), call, attempts: attempts.get(pair) ?? [] };
  });
}

/** A part of the run with its own share of failures. */
export interface Phase {
  readonly failing: number;
  readonly requests: readonly Request[];
}

export function phasesOf(judged: JudgedRun): readonly Phase[] {
  const requests = requestsOf(judged);
  const phases = fieldOf(judged.run.parameters, 'phases');
  return Array.isArray(phases)
    ? phases.map((phase, index) => ({
        failing: Number(fieldOf(phase, 'failing')),
        requests: requests.filter((request) => request.phase === index),
      }))
    : [];
}
