import { constant, serviceError } from '../../../src/lab/index.ts';
import type { Plain, World } from '../../../src/lab/index.ts';

/** How long a job is leased to whoever receives it, in ms. */
export const leaseMs = 30_000;

/** What the three operations of the queue are called. */
export const operations = ['receive-job', 'extend-lease', 'ack-job'] as const;

export interface LeasingQueue {
  add(videoId: string): void;
  /** Whether a job waits that nobody has leased. */
  readonly waits: boolean;
  /** Calls `told` whenever a job begins to wait: it is new, its lease has ended, or it was given back. */
  onWaiting(told: () => void): void;
}

interface Job {
  readonly videoId: string;
  /** Nobody has it from then on, in ms: the end of its lease. */
  freeAt: number;
  /** That of its latest lease. Each lease has its own. */
  receipt: string | undefined;
  leases: number;
  isDone: boolean;
}

const longestLeaseMs = 12 * 60 * 60 * 1000;

/** A queue that leases its jobs, as the services `receive-job`, `extend-lease` and `ack-job`. Who has waited longest is leased first. */
export function createLeasingQueue(world: World): LeasingQueue {
  const jobs: Job[] = [];
  const listeners: (() => void)[] = [];
  const isFree = (job: Job): boolean => !job.isDone && job.freeAt <= world.now;

  const leaseFor = (job: Job, forMs: number): void => {
    const freeAt = world.now + forMs;
    job.freeAt = freeAt;
    world.at(freeAt, () => {
      if (job.freeAt === freeAt && isFree(job)) for (const told of listeners) told();
    });
  };

  const leased = (body: Plain): Job => {
    const job = jobs.find(({ receipt }) => receipt !== undefined && receipt === textIn(body, 'receipt'));
    if (job === undefined || (!job.isDone && isFree(job))) throw serviceError(404, 'the lease has ended');
    return job;
  };

  const receive = (): Plain => {
    const [job] = jobs.filter(isFree).sort((a, b) => a.freeAt - b.freeAt);
    if (job === undefined) return null;
    job.leases += 1;
    job.receipt = `${job.videoId}#${job.leases}`;
    leaseFor(job, leaseMs);
    return { videoId: job.videoId, receipt: job.receipt };
  };

  const extend = (body: Plain): Plain => {
    const forMs = fieldIn(body, 'leaseMs');
    if (typeof forMs !== 'number' || !(forMs >= 0 && forMs <= longestLeaseMs))
      throw serviceError(400, 'leaseMs is from 0 to 12 hours');
    const job = leased(body);
    if (!job.isDone) leaseFor(job, forMs);
    return null;
  };

  const ack = (body: Plain): Plain => {
    leased(body).isDone = true;
    return null;
  };

  world.service('receive-job', { serviceTime: constant(2), respond: receive });
  world.service('extend-lease', { serviceTime: constant(2), respond: ({ body }) => extend(body) });
  world.service('ack-job', { serviceTime: constant(2), respond: ({ body }) => ack(body) });

  return {
    add(videoId) {
      jobs.push({ videoId, freeAt: world.now, receipt: undefined, leases: 0, isDone: false });
      for (const told of listeners) told();
    },
    get waits() {
      return jobs.some(isFree);
    },
    onWaiting: (told) => void listeners.push(told),
  };
}

function fieldIn(body: Plain, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function textIn(body: Plain, name: string): string | undefined {
  const value = fieldIn(body, name);
  return typeof value === 'string' ? value : undefined;
}
