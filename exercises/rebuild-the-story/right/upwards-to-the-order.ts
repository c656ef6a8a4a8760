/** A line of a log. */
interface Line {
  service: string;
  /** By the clock of that machine, in ms. */
  at: number;
  /** `sent`: the service sent the message. `done`: it has finished with it. `failed`: it tried, and the message comes again. */
  event: 'sent' | 'done' | 'failed';
  messageId: string;
  name: string;
  /** The order; null where the service has lost it. */
  correlationId: string | null;
  /** The message that caused this one; null for what came from outside. */
  causationId: string | null;
}

interface Step {
  id: string;
  name: string | null;
  state: 'done' | 'waiting' | 'unknown';
  caused: Step[];
}

interface Story {
  steps: Step[];
  stuckAt: string[];
}

/** For each message: whose order it is, found by going up its causes. */
export function explain(lines: Line[], order: string): Story {
  const linesOf = new Map<string, Line[]>();
  for (const line of lines) linesOf.set(line.messageId, [...(linesOf.get(line.messageId) ?? []), line]);

  function orderOf(id: string): string | null {
    const own = linesOf.get(id);
    // Nothing says what it was; but whatever it caused is of the same order.
    if (own === undefined) return lines.find((line) => line.causationId === id && line.correlationId)?.correlationId ?? null;
    const named = own.find((line) => line.correlationId !== null)?.correlationId;
    if (named !== undefined && named !== null) return named;
    const cause = own.find((line) => line.causationId !== null)?.causationId;
    return cause ? orderOf(cause) : null;
  }

  const ids = [...linesOf.keys()].filter((id) => orderOf(id) === order);
  const causeOf = (id: string) => linesOf.get(id)?.[0]?.causationId ?? null;
  const stepOf = (id: string): Step => {
    const own = linesOf.get(id);
    return {
      id,
      name: own?.[0]?.name ?? null,
      state: own === undefined ? 'unknown' : own.some((line) => line.event === 'done') ? 'done' : 'waiting',
      caused: ids.filter((other) => causeOf(other) === id).map(stepOf),
    };
  };
  const gaps = new Set(ids.map(causeOf).filter((cause): cause is string => cause !== null && !linesOf.has(cause)));
  const tops = [...ids.filter((id) => causeOf(id) === null), ...gaps];
  return { steps: tops.map(stepOf), stuckAt: ids.filter((id) => stepOf(id).state === 'waiting') };
}
