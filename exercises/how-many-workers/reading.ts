import { callsOf, clientCalls, count, ms, type JudgedRun } from '../../src/judge/index.ts';
import type { PlainError } from '../../src/lab/trace/record.ts';

/** What the platform measured over the last 30 s, as it stands in the call. */
export interface Measured {
  readonly arrivalPerS: number;
  /** `NaN` when no message was finished. */
  readonly serviceMs: number;
  readonly backlog: number;
  readonly current: number;
}

/** What a check knows of the load that the world was built with. */
interface Parameters {
  readonly load: readonly { readonly fromS: number; readonly arrivalPerS: number }[];
  readonly serviceMs: number;
}

/** One time that the platform asked, and what the truth was at that time. */
export interface Asked {
  readonly at: number;
  readonly record: number;
  readonly measured: Measured;
  readonly limits: { readonly drainTargetS: number; readonly max: number };
  readonly answer: unknown;
  readonly failure: PlainError | undefined;
  /** How long a worker is at a message, in ms, as the world was built. */
  readonly serviceMs: number;
  /** Workers that the arrivals of this time keep busy, by the rate and the service time that the world was built with. */
  readonly busy: number;
  /** The rate was the same during the whole of what was measured. */
  readonly isSteady: boolean;
}

const periodMs = 30_000;

/** All times that the platform asked and was answered, in order. */
export function asked({ run, trace }: JudgedRun): readonly Asked[] {
  const { load, serviceMs } = run.parameters as Parameters;
  return clientCalls(callsOf(trace)).flatMap((life) => {
    const { answered } = life;
    if (answered === undefined) return [];
    const { at } = life.sent;
    const phase = load.findLast(({ fromS }) => fromS * 1000 <= at);
    return [
      {
        at,
        record: answered.record,
        measured: life.body as unknown as Measured,
        limits: life.body as unknown as Asked['limits'],
        answer: answered.outcome.ok ? answered.outcome.value : undefined,
        failure: answered.outcome.ok ? undefined : answered.outcome.error,
        serviceMs,
        busy: ((phase?.arrivalPerS ?? 0) * serviceMs) / 1000,
        isSteady: load.every(({ fromS }) => fromS === 0 || at < fromS * 1000 || at >= fromS * 1000 + periodMs),
      },
    ];
  });
}

/** More messages wait than there are workers to take one each. */
export function hasBacklog({ measured }: Asked): boolean {
  return measured.backlog > measured.current;
}

export function measurement(at: number, { arrivalPerS, serviceMs, backlog, current }: Measured): string {
  const speed = Number.isNaN(serviceMs) ? 'none is finished' : `a worker is at each for ${ms(serviceMs)}`;
  return `at ${ms(at)} ${arrivalPerS} messages arrive per second, ${speed}, ${backlog} wait, and there ${current === 1 ? 'is' : 'are'} ${count(current, 'worker')}`;
}
