/** A queue and its consumer, in steady numbers. */
interface Load {
  /** Messages that arrive per second, before, during and after the outage. */
  arrivalPerS: number;
  /** Messages that the consumer can handle per second, one after the other. */
  capacityPerS: number;
  /** How long the consumer is down, in seconds. */
  outageS: number;
  /** Messages that arrive in addition, all at once, at the end of the outage. */
  burst: number;
}

interface Drain {
  /** Messages in the queue when the consumer comes back. */
  backlog: number;
  /** How long the last of them waits until the consumer takes it up, in seconds. */
  lastWaitS: number;
  /** How long after the end of the outage the queue is empty, in seconds. */
  drainS: number | 'never';
}

export function drain({ arrivalPerS, capacityPerS, outageS, burst }: Load): Drain {
  // Nothing leaves during the outage, so all that arrives is there at its end.
  const backlog = arrivalPerS * outageS + burst;

  // The last message waits for those in front of it. Those that arrive later stand behind it and do not matter to it.
  const lastWaitS = backlog / capacityPerS;

  // The queue as a whole is another matter: arrivals go on, and only the spare capacity takes the backlog down.
  const sparePerS = capacityPerS - arrivalPerS;
  if (backlog === 0) return { backlog, lastWaitS, drainS: 0 };
  return { backlog, lastWaitS, drainS: sparePerS > 0 ? backlog / sparePerS : 'never' };
}
