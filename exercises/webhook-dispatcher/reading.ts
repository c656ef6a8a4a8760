import { callsOf, fieldOf, show, type CallLife, type JudgedRun, type Moment } from '../../src/judge/index.ts';
import { asksOf, awayBetween, timesAwayIn, type TimeAway } from './reading/database.ts';

export const policy = {
  mostAttempts: 4,
  attemptMs: 2000,
  firstPauseMs: 2000,
  mostOpen: 2,
  firstWithinMs: 1000,
  /** Of the database, in a second and for each endpoint. */
  mostAsks: 100,
} as const;

/** A row of the table `deliveries`, with all that became of it. */
export interface Delivery {
  readonly key: string;
  readonly eventId: string;
  readonly endpoint: EndpointPlan;
  readonly body: string;
  readonly committed: Moment;
  readonly attempts: readonly Attempt[];
  /** The row as the run leaves it; undefined when it was deleted. */
  readonly left: unknown;
}

export interface EndpointPlan {
  readonly name: string;
  /** It answers soon, with whatever, apart from single calls: a place is always free. */
  readonly isPrompt: boolean;
  /** Attempts of an event that it refuses before it takes it. */
  refusalsOf(eventId: string): number;
  /** It never answers, in the whole run. */
  readonly isSilent: boolean;
}

export interface Attempt {
  readonly life: CallLife;
  /** The dispatcher knew how it ended, and had the time to note it, as far as crashes go. */
  readonly isNoted: boolean;
}

/** How long before a crash the dispatcher must have had an answer, for it to be noted. Two commits of 3 ms, and what stands before them. */
const notedWithinMs = 50;

/** The same from when the database is back: whoever asks it again does so at times. */
const notedAfterAwayMs = 500;

/** Calls to endpoints, in the order in which they were sent. One that was open at a crash has no end: nobody waited for it any more. */
export function callsToEndpoints(judged: JudgedRun): readonly CallLife[] {
  const names = new Set(listOf(judged.run.parameters, 'endpoints').map((endpoint) => fieldOf(endpoint, 'name')));
  const crashes = crashesOf(judged);
  return callsOf(judged.trace).flatMap((life) => {
    if (!names.has(life.to)) return [];
    const { ended, ...open } = life;
    const wasCut = crashes.some(({ record }) => record > life.sent.record && record < (ended?.record ?? 0));
    return [wasCut ? open : life];
  });
}

/** The moments at which the dispatcher crashed. */
export function crashesOf({ trace }: JudgedRun): readonly Moment[] {
  return trace.records.flatMap(({ kind, at }, record) => (kind === 'crashed' ? [{ at, record }] : []));
}

export function restartsOf({ trace }: JudgedRun): readonly number[] {
  return trace.records.flatMap(({ kind, at }) => (kind === 'restarted' ? [at] : []));
}

/** The second in which the database is asked most often for each endpoint. */
export function busiestSecond(judged: JudgedRun): Moment & { readonly asks: number; readonly endpoints: number } {
  const asks = asksOf(judged);
  const endpoints = listOf(judged.run.parameters, 'endpoints').length;
  let busiest = { at: 0, record: 0, asks: 0, endpoints };
  let first = 0;
  asks.forEach(({ at }, n) => {
    while ((asks[first]?.at ?? at) <= at - 1000) first += 1;
    const from = asks[first];
    if (from !== undefined && n + 1 - first > busiest.asks)
      busiest = { at: from.at, record: from.record, asks: n + 1 - first, endpoints };
  });
  return busiest;
}

/** How often it is asked for each endpoint in that second. */
export function mostAsks(judged: JudgedRun): number {
  const { asks, endpoints } = busiestSecond(judged);
  return asks / endpoints;
}

/** All deliveries, in the order in which their rows appeared. */
export function deliveriesOf(judged: JudgedRun): readonly Delivery[] {
  const { run, trace } = judged;
  const plans = new Map(listOf(run.parameters, 'endpoints').map((plan) => [fieldOf(plan, 'name'), planOf(plan, run.parameters)]));
  const calls = callsToEndpoints(judged);
  const crashes = crashesOf(judged);
  const timesAway = timesAwayIn(judged);
  const rows = new Map<string, unknown>();
  const found: Omit<Delivery, 'left'>[] = [];
  trace.records.forEach((record, number) => {
    if (record.kind !== 'store-committed') return;
    for (const { table, key, after } of record.writes) {
      if (table !== 'deliveries') continue;
      rows.set(key, after);
      const endpoint = plans.get(fieldOf(after, 'endpoint'));
      if (record.node !== 'hooks' || endpoint === undefined) continue;
      const eventId = String(fieldOf(after, 'eventId'));
      const attempts = calls
        .filter((life) => life.to === endpoint.name && eventIdOf(life) === eventId)
        .map((life) => ({ life, isNoted: isNoted(life, crashes, timesAway) }));
      const body = String(fieldOf(after, 'body'));
      found.push({ key, eventId, endpoint, body, committed: { at: record.at, record: number }, attempts });
    }
  });
  return found.map((delivery) => ({ ...delivery, left: rows.get(delivery.key) }));
}

function isNoted({ ended }: CallLife, crashes: readonly Moment[], timesAway: readonly TimeAway[]): boolean {
  if (ended === undefined) return false;
  const away = awayBetween(timesAway, ended.at, ended.at + notedWithinMs);
  const notedBy = away === undefined ? ended.at + notedWithinMs : away.to + notedAfterAwayMs;
  return !crashes.some(({ at }) => at >= ended.at && at <= notedBy);
}

/** The event that a call is about: as its body says, or else its header. */
export function eventIdOf({ body, headers }: CallLife): string {
  return /evt_\d+/.exec(show(body))?.[0] ?? headers['webhook-id'] ?? '';
}

/** An attempt that failed, as the dispatcher saw it. */
export function hasFailed({ life: { ended } }: Attempt): boolean {
  return ended !== undefined && !hasAnswer({ ended });
}

/** The dispatcher had a 2xx. */
export function hasAnswer({ ended }: Pick<CallLife, 'ended'>): boolean {
  return ended?.outcome?.ok === true;
}

/** The first fourth failure of a delivery among these; of failures that there was time to note, where only they count. */
export function fourthFailureOf(
  deliveries: readonly Delivery[],
  counts: (attempt: Attempt) => boolean = () => true,
): (Moment & { readonly delivery: Delivery }) | undefined {
  return deliveries
    .flatMap((delivery) => {
      const ended = delivery.attempts.filter((each) => hasFailed(each) && counts(each))[policy.mostAttempts - 1]?.life.ended;
      return ended === undefined ? [] : [{ at: ended.at, record: ended.record, delivery }];
    })
    .sort((a, b) => a.at - b.at)[0];
}

/** When the row of an endpoint first says that it is disabled. */
export function disabledOf({ trace }: JudgedRun, name: string): Moment | undefined {
  const record = trace.records.findIndex(
    (each) =>
      each.kind === 'store-committed' &&
      each.writes.some(({ table, key, after }) => table === 'endpoints' && key === name && fieldOf(after, 'disabled') === true),
  );
  return record < 0 ? undefined : { at: trace.records[record]?.at ?? 0, record };
}

function planOf(plan: unknown, parameters: unknown): EndpointPlan {
  const name = String(fieldOf(plan, 'name'));
  const hangs = fieldOf(parameters, 'hangs');
  const isSilent = fieldOf(hangs, 'of') === name && fieldOf(hangs, 'toMs') === undefined;
  const refuses = fieldOf(plan, 'refuses');
  const only = fieldOf(refuses, 'only');
  return {
    name,
    isPrompt: !isSilent && Number(fieldOf(plan, 'answerMs') ?? 0) < 1000,
    isSilent,
    refusalsOf(eventId) {
      if (refuses === undefined) return 0;
      if (Array.isArray(only) && !only.some((event) => eventId === `evt_${event}`)) return 0;
      return Number(fieldOf(refuses, 'times') ?? Infinity);
    },
  };
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
