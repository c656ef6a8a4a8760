import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, Plain, World } from '../../src/lab/index.ts';
import { createLeasingQueue, operations } from './world/leasing-queue.ts';
import { runs, type Parameters } from './world/runs.ts';
import { startWorkers } from './world/workers.ts';

/** One way between a worker and the queue takes so long, in ms. */
const wayMs = 8;

export const world: ExerciseWorld<Parameters> = {
  exports: { workOnce: 'function' },
  runs,
  build(world, { parameters }, instantiate) {
    const { workers, jobs, encoding, crash } = parameters;
    const queue = createLeasingQueue(world);
    world.service('encoder', { serviceTime: encoding, respond: encoded });
    const names = Array.from({ length: workers }, (_, n) => `worker-${n + 1}`);
    for (const name of names)
      for (const operation of operations) {
        world.link(name, operation, { latency: constant(wayMs) });
        world.link(operation, name, { latency: constant(wayMs) });
      }
    for (const { videoId, atMs } of jobs) world.at(atMs, () => queue.add(videoId));
    const { supervisors } = startWorkers(world, { names, queue, instantiate });
    injectFaults(world, parameters);
    if (crash !== undefined)
      world.at(crash.atMs, () => {
        supervisors.get(crash.worker)?.stop();
        world.faults.crash(crash.worker);
      });
  },
};

function encoded({ body }: IncomingCall): Plain {
  const videoId: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'videoId') : undefined;
  return { url: `https://videos.example/${String(videoId)}.mp4` };
}

function injectFaults(world: World, parameters: Parameters): void {
  const { failing = [], repliesLost = [], hangsUntilMs, slow, cutOff } = parameters;
  const { faults } = world;
  for (const { service, atMs } of failing)
    world.at(atMs, () => faults.fail(service, { status: 503, message: `${service} is away for a moment`, times: 1 }));
  for (const { service, atMs } of repliesLost) world.at(atMs, () => faults.loseReply(service, 'worker-1', { times: 1 }));
  if (hangsUntilMs !== undefined) {
    world.at(0, () => faults.hang('encoder'));
    world.at(hangsUntilMs, () => faults.recover('encoder'));
  }
  for (const service of slow?.services ?? []) world.at(0, () => faults.slow(service, { addMs: slow?.addMs ?? 0 }));
  if (cutOff !== undefined)
    for (const operation of operations) {
      world.at(cutOff.fromMs, () => faults.partition('worker-1', operation));
      world.at(cutOff.toMs, () => faults.repair('worker-1', operation));
    }
}
