import { callsOf, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** A step as the logs have it. */
export interface Expected {
  readonly id: string;
  /** Null where no line is left of it. */
  readonly name: string | null;
  readonly state: 'done' | 'waiting' | 'unknown';
  /** Null at the top. */
  readonly cause: string | null;
}

/** A step as the learner told it. */
export interface Told {
  readonly id: string;
  readonly name: unknown;
  readonly state: unknown;
  /** The id of the step in whose `caused` it stood; null at the top. */
  readonly cause: string | null;
}

/** One order that was asked for: what the logs say, and what was told. */
export interface Asked {
  readonly order: string;
  readonly expected: readonly Expected[];
  /** Undefined where what was returned is no story. */
  readonly told: readonly Told[] | undefined;
  readonly stuckAt: unknown;
  readonly answer: NonNullable<CallLife['answered']>;
}

export function askedIn({ trace }: JudgedRun): readonly Asked[] {
  return callsOf(trace)
    .filter(({ to }) => to === 'tracer')
    .flatMap(({ body, answered }) => {
      if (answered === undefined) return [];
      const order = String(fieldOf(body, 'order'));
      const value = answered.outcome.ok ? answered.outcome.value : undefined;
      return [
        {
          order,
          expected: expectedOf(linesOf(fieldOf(body, 'lines')), order),
          told: toldOf(fieldOf(value, 'steps')),
          stuckAt: fieldOf(value, 'stuckAt'),
          answer: answered,
        },
      ];
    });
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly event: unknown;
  readonly order: unknown;
  readonly cause: string | null;
}

function linesOf(value: unknown): readonly Line[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: unknown) => {
    const cause = fieldOf(line, 'causationId');
    return {
      id: String(fieldOf(line, 'messageId')),
      name: String(fieldOf(line, 'name')),
      event: fieldOf(line, 'event'),
      order: fieldOf(line, 'correlationId'),
      cause: typeof cause === 'string' ? cause : null,
    };
  });
}

/** Goes up the causes of each message until one names an order, or is one of which no line is left: then what else it caused may name one. */
function expectedOf(lines: readonly Line[], order: string): readonly Expected[] {
  const byId = Map.groupBy(lines, ({ id }) => id);
  const belongs = (id: string): boolean => {
    const own = byId.get(id);
    if (own === undefined) return lines.some((line) => line.cause === id && line.order === order);
    const named = own.find((line) => line.order !== null);
    const [{ cause } = { cause: null }] = own;
    return named === undefined ? cause !== null && belongs(cause) : named.order === order;
  };
  const known = [...byId].filter(([id]) => belongs(id));
  const steps = known.map(([id, own]): Expected => ({
    id,
    name: own[0]?.name ?? null,
    state: own.some(({ event }) => event === 'done') ? 'done' : 'waiting',
    cause: own[0]?.cause ?? null,
  }));
  const missing = new Set(steps.flatMap(({ cause }) => (cause !== null && !byId.has(cause) ? [cause] : [])));
  return [...steps, ...[...missing].map((id): Expected => ({ id, name: null, state: 'unknown', cause: null }))];
}

function toldOf(steps: unknown): readonly Told[] | undefined {
  const told: Told[] = [];
  const read = (each: unknown, cause: string | null, depth: number): boolean => {
    if (!Array.isArray(each) || depth > 50) return false;
    return each.every((step: unknown) => {
      const id = fieldOf(step, 'id');
      if (typeof id !== 'string') return false;
      told.push({ id, name: fieldOf(step, 'name'), state: fieldOf(step, 'state'), cause });
      return read(fieldOf(step, 'caused'), id, depth + 1);
    });
  };
  return read(steps, null, 0) ? told : undefined;
}
