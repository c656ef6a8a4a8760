// caught-by: by-cause
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
  const steps: Step[] = [];
  for (const line of own) {
    const known = steps.find((step) => step.id === line.messageId);
    if (known !== undefined) {
      if (line.event === 'done') known.state = 'done';
      continue;
    }
    const step: Step = { id: line.messageId, name: line.name, state: line.event === 'done' ? 'done' : 'waiting', caused: [] };
    steps.at(-1)?.caused.push(step);
    steps.push(step);
  }
  return { steps: steps.slice(0, 1), stuckAt: steps.filter((step) => step.state === 'waiting').map((step) => step.id) };
}
