import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** The renderer of this exercise: what it works on at a time without harm, and what it then does per second. */
export const slots = 4;
export const capacityPerS = 100;

/** What became of a request, as its caller sees it. */
export type End =
  /** 200, in time. */
  | 'yes'
  /** 429 or 503, in time, and nothing was rendered. */
  | 'no'
  /** An answer from 500 to 599 after a rendering that failed. */
  | 'failed'
  /** Some other answer: a 202, an error of the gate itself. */
  | 'odd'
  /** The caller hung up. */
  | 'hung-up'
  /** The run was cut short before that. */
  | 'open';

/** How the trace of this exercise is read: a request, with all renderings for it. */
export interface Request {
  readonly pictureId: string;
  /** Which phase of the run it came in, counted from 0. */
  readonly phase: number;
  readonly cameAt: number;
  readonly call: CallLife;
  readonly renderings: readonly CallLife[];
  readonly status: unknown;
  /** The whole answer, for the reader. */
  readonly whole: unknown;
  readonly end: End;
}

export function requestsOf({ trace }: JudgedRun): readonly Request[] {
  const calls = callsOf(trace);
  const renderings = Map.groupBy(
    calls.filter((life) => life.to === 'renderer'),
    (life) => fieldOf(life.body, 'pictureId'),
  );
  return clientCalls(calls).map((call) => {
    const pictureId = String(fieldOf(call.body, 'pictureId'));
    return {
      pictureId,
      phase: Number(fieldOf(call.body, 'phase')),
      cameAt: call.sent.at,
      call,
      ...answerOf(call, renderings.get(pictureId) ?? []),
    };
  });
}

function answerOf(call: CallLife, renderings: readonly CallLife[]): Pick<Request, 'renderings' | 'status' | 'whole' | 'end'> {
  const outcome = call.answered?.outcome;
  // A handler that throws is what a framework answers with 500.
  const whole: unknown = outcome?.ok === false ? { status: 500, thrown: outcome.error.message } : outcome?.value;
  const status = fieldOf(whole, 'status');
  return { renderings, status, whole, end: endOf(call, renderings, status) };
}

function endOf(call: CallLife, renderings: readonly CallLife[], status: unknown): End {
  if (call.ended === undefined) return 'open';
  if (call.ended.how !== 'reply') return 'hung-up';
  if (status === 200) return 'yes';
  if (typeof status === 'number' && status >= 500 && status <= 599 && renderings.some(hasFailed)) return 'failed';
  return status === 429 || status === 503 ? 'no' : 'odd';
}

export function hasFailed(rendering: CallLife): boolean {
  return rendering.answered?.outcome.ok === false;
}

/** A stretch of a run in which requests come at one rate. */
export interface Phase {
  readonly index: number;
  readonly from: number;
  readonly until: number;
  readonly ratePerS: number;
  readonly atOnce: number;
  readonly failing: number;
}

export function phasesOf({ run }: JudgedRun): readonly Phase[] {
  const phases = fieldOf(run.parameters, 'phases');
  if (!Array.isArray(phases)) return [];
  let from = 0;
  return phases.map((phase: unknown, index) => {
    const until = from + Number(fieldOf(phase, 'forMs'));
    const numberOf = (field: string) => Number(fieldOf(phase, field) ?? 0);
    const read = {
      index,
      from,
      until,
      ratePerS: numberOf('ratePerS'),
      atOnce: numberOf('atOnce'),
      failing: numberOf('failing'),
    };
    from = until;
    return read;
  });
}

/** More comes than can be done. */
export function isOverload({ ratePerS, atOnce }: Phase): boolean {
  return ratePerS > capacityPerS || atOnce > 40;
}

/** How many requests were inside, come and not answered, right before this record. */
export function insideBefore(requests: readonly Request[], record: number): number {
  return requests.filter(({ call }) => call.sent.record < record && (call.answered?.record ?? Infinity) > record).length;
}
