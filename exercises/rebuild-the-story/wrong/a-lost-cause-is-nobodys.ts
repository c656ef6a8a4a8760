// caught-by: whole-story
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
  const mine = new Set(lines.filter((line) => line.correlationId === order).map((line) => line.messageId));

  const nameless = lines.filter((line) => line.correlationId === null && line.causationId !== null);
  for (let before = -1; before !== mine.size;) {
    before = mine.size;
    for (const line of nameless) if (line.causationId !== null && mine.has(line.causationId)) mine.add(line.messageId);
  }

  const steps = new Map<string, Step>();
  const causeOf = new Map<string, string | null>();
  for (const { messageId, name, event, causationId } of lines) {
    if (!mine.has(messageId)) continue;
    const step = steps.get(messageId) ?? { id: messageId, name, state: 'waiting', caused: [] };
    if (event === 'done') step.state = 'done';
    steps.set(messageId, step);
    causeOf.set(messageId, causationId);
  }

  const top: Step[] = [];
  const standIns = new Map<string, Step>();
  for (const [id, step] of steps) {
    const cause = causeOf.get(id) ?? null;
    if (cause === null) {
      top.push(step);
      continue;
    }
    let parent = steps.get(cause) ?? standIns.get(cause);
    if (parent === undefined) {
      parent = { id: cause, name: null, state: 'unknown', caused: [] };
      standIns.set(cause, parent);
      top.push(parent);
    }
    parent.caused.push(step);
  }

  return { steps: top, stuckAt: [...steps.values()].filter((step) => step.state === 'waiting').map((step) => step.id) };
}
