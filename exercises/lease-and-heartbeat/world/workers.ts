import type { IncomingCall, LearnerModule, Port, World } from '../../../src/lab/index.ts';
import type { LeasingQueue } from './leasing-queue.ts';

/** How long a supervisor waits before it calls a worker again, in ms. */
const restMs = 1000;

/**
 * Starts workers, each with a supervisor that calls `workOnce` while a job waits: one call at a time, and a rest between two.
 * Tells how to stop the supervisor of a worker, for one that is not started again.
 */
export function startWorkers(
  world: World,
  {
    names,
    queue,
    instantiate,
  }: { readonly names: readonly string[]; readonly queue: LeasingQueue; readonly instantiate: () => LearnerModule },
): { readonly supervisors: ReadonlyMap<string, { stop(): void }> } {
  const client = world.client('supervisor');
  const supervisors = new Map<string, { stop(): void }>();
  for (const name of names) {
    let life = 0;
    let isIdle = false;
    const lookAfter = (mine: number): void => {
      if (mine !== life) return;
      isIdle = !queue.waits;
      if (isIdle) return;
      const rest = () => world.at(world.now + restMs, () => lookAfter(mine));
      client.call(name, 'workOnce', null, { atMs: world.now, onSettled: rest });
    };
    queue.onWaiting(() => {
      if (isIdle) lookAfter(life);
    });
    // Whatever the supervisor of an earlier life was waiting for, it has no part in this one.
    const start = (): void => lookAfter((life += 1));
    world.host(name, { instantiate, handle, start });
    supervisors.set(name, {
      stop() {
        life += 1;
        isIdle = false;
      },
    });
  }
  return { supervisors };
}

function handle(module: LearnerModule, _: IncomingCall, port: Port): unknown {
  const { workOnce } = module as { workOnce: (context: Port) => unknown };
  return workOnce(port);
}
