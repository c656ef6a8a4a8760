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
  // What caused what is the only thing that seven machines agree on. So everything goes by ids, and nothing by a clock or by the order of the lines.
  const told = new Set(lines.map((line) => line.messageId));
  const mine = new Set<string>();
  for (const { messageId, correlationId, causationId } of lines) {
    if (correlationId !== order && !(correlationId === null && causationId === null)) continue;
    mine.add(messageId);
    // A cause of which no line is left cannot say itself whose it is. What it caused can, and what else it caused may need to know.
    if (causationId !== null && !told.has(causationId)) mine.add(causationId);
  }

  // A service that lost the order's id leaves a chain of messages without one. Each round finds those whose cause is known by now;
  // the lines are in no order, so one round is not enough.
  const nameless = lines.filter((line) => line.correlationId === null && line.causationId !== null);
  for (let before = -1; before !== mine.size;) {
    before = mine.size;
    for (const line of nameless) if (line.causationId !== null && mine.has(line.causationId)) mine.add(line.messageId);
  }

  // One step for each message, however many lines tell of it. One `done` is enough: attempts that failed come before it, whatever the clocks say.
  const steps = new Map<string, Step>();
  const causeOf = new Map<string, string | null>();
  for (const { messageId, name, event, causationId } of lines) {
    if (!mine.has(messageId)) continue;
    const step = steps.get(messageId) ?? { id: messageId, name, state: 'waiting', caused: [] };
    if (event === 'done') step.state = 'done';
    steps.set(messageId, step);
    causeOf.set(messageId, causationId);
  }

  // Only now is every step there, so that each finds its cause. Where no line is left of it, a step stands in, so that the gap can be seen.
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
