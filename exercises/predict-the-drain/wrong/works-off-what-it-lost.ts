// caught-by: drain
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
  const backlog = arrivalPerS * outageS + burst;
  const lastWaitS = backlog / capacityPerS;
  const drainS = arrivalPerS < capacityPerS ? outageS : 'never';
  return { backlog, lastWaitS, drainS };
}
