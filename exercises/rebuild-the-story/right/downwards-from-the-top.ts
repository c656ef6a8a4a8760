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

/** Builds the forest of all orders, then keeps the trees in which a line names this one. */
export function explain(lines: Line[], order: string): Story {
  const steps: Record<string, Step> = {};
  const orders: Record<string, Set<string>> = {};
  const parents: Record<string, string | null> = {};
  for (const line of lines) {
    const step = (steps[line.messageId] ??= { id: line.messageId, name: line.name, state: 'waiting', caused: [] });
    step.name = line.name;
    if (step.state !== 'done') step.state = line.event === 'done' ? 'done' : 'waiting';
    if (line.correlationId) (orders[line.messageId] ??= new Set()).add(line.correlationId);
    parents[line.messageId] = line.causationId;
    if (line.causationId) steps[line.causationId] ??= { id: line.causationId, name: null, state: 'unknown', caused: [] };
  }
  for (const [id, parent] of Object.entries(parents)) if (parent) steps[parent]?.caused.push(steps[id] as Step);

  const names = (step: Step): boolean => orders[step.id]?.has(order) === true || step.caused.some(names);
  const roots = Object.values(steps).filter((step) => !parents[step.id] && names(step));
  const stuckAt: string[] = [];
  const visit = (step: Step): void => {
    if (step.state === 'waiting') stuckAt.push(step.id);
    step.caused.forEach(visit);
  };
  roots.forEach(visit);
  return { steps: roots, stuckAt };
}
