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
  const stepS = 0.01;
  let backlog = burst;
  for (let step = 0; step < Math.round(outageS / stepS); step++) backlog += arrivalPerS * stepS;
  if (backlog > 0 && arrivalPerS >= capacityPerS) return { backlog, lastWaitS: backlog / capacityPerS, drainS: 'never' };
  let waiting = backlog;
  let passedS = 0;
  while (waiting > 1e-9) {
    waiting += (arrivalPerS - capacityPerS) * stepS;
    passedS += stepS;
  }
  return { backlog, lastWaitS: backlog / capacityPerS, drainS: passedS };
}
