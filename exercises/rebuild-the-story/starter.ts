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
  const own = lines.filter((line) => line.correlationId === order).sort((a, b) => a.at - b.at);
  const steps: Step[] = own.map((line) => ({
    id: line.messageId,
    name: line.name,
    state: line.event === 'done' ? 'done' : 'waiting',
    caused: [],
  }));
  return { steps, stuckAt: steps.slice(-1).map((step) => step.id) };
}
