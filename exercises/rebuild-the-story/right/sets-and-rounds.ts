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

export function explain(lines: Line[], order: string): Story {
  const done = new Set(lines.filter((line) => line.event === 'done').map((line) => line.messageId));
  const nameOf = new Map(lines.map((line) => [line.messageId, line.name]));
  const causeOf = new Map(lines.map((line) => [line.messageId, line.causationId]));
  const withoutOrder = new Set(lines.map((line) => line.messageId));
  for (const line of lines) if (line.correlationId !== null) withoutOrder.delete(line.messageId);

  const lostHere = new Set(lines.filter((line) => line.correlationId === order).map((line) => line.causationId ?? ''));
  for (const id of nameOf.keys()) lostHere.delete(id);

  const found = new Set<string>();
  let fresh = lines.filter((line) => line.correlationId === order).map((line) => line.messageId);
  while (fresh.length > 0) {
    for (const id of fresh) found.add(id);
    const isReached = (cause: string | null | undefined) => cause && (found.has(cause) || lostHere.has(cause));
    fresh = [...withoutOrder].filter((id) => !found.has(id) && isReached(causeOf.get(id)));
  }

  const childrenOf = (parent: string | null): Step[] =>
    [...found]
      .filter((id) => (causeOf.get(id) ?? null) === parent)
      .map((id) => ({ id, name: nameOf.get(id) ?? null, state: done.has(id) ? 'done' : 'waiting', caused: childrenOf(id) }));
  const lost = [...new Set([...found].map((id) => causeOf.get(id) ?? null))].filter((id) => id !== null && !nameOf.has(id));
  const standIns = lost.flatMap((id): Step[] =>
    id === null ? [] : [{ id, name: null, state: 'unknown', caused: childrenOf(id) }],
  );
  return { steps: [...childrenOf(null), ...standIns], stuckAt: [...found].filter((id) => !done.has(id)) };
}
