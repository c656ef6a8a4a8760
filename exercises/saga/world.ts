import { constant } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port, World } from '../../src/lab/index.ts';
import { runs, type Parameters, type Trouble } from './world/runs.ts';
import { provideServices } from './world/services.ts';

export const world: ExerciseWorld<Parameters> = {
  exports: { runOrder: 'function' },
  runs,
  build(world, { parameters }, instantiate) {
    const { orders, refusals = [], failAfterwards = [] } = parameters;
    provideServices(world, {
      refusals: refusals.map(({ of, times, n }) => ({
        of,
        times,
        ...(n === undefined ? {} : { only: [`item ${n}`, `card ${n}`] }),
      })),
      failAfterwards,
    });
    const ids = new Set(orders.map(({ n }) => `o${n}`));
    world.store('shop', {
      latency: constant(4),
      rows: { orders: Object.fromEntries([...ids].map((orderId) => [orderId, { status: 'placed' }])) },
    });
    world.queue('orders', { redelivery: { baseMs: 100, factor: 2, capMs: 5000 } });
    world.host('shop-1', { instantiate, handle });
    world.subscribe('shop-1', 'orders', { prefetch: 4 });
    injectFaults(world, parameters);
    const checkout = world.client('checkout');
    orders.forEach(({ n, atMs }, index) => {
      const order = { orderId: `o${n}`, item: `item ${n}`, card: `card ${n}`, cents: 1000 * n };
      checkout.publish('orders', order, { atMs, id: `m${index + 1}` });
    });
  },
};

function injectFaults(world: World, { troubles = [], restartedAtMs }: Parameters): void {
  const { faults } = world;
  for (const trouble of troubles) {
    world.at(trouble.fromMs ?? 0, () => begin(world, trouble));
    if (trouble.toMs !== undefined) world.at(trouble.toMs, () => end(world, trouble));
  }
  if (restartedAtMs !== undefined) {
    world.at(restartedAtMs, () => faults.crash('shop-1'));
    world.at(restartedAtMs + 1000, () => faults.restart('shop-1'));
  }
}

function begin({ faults }: World, { what, of, times, addMs = 0 }: Trouble): void {
  const how = times === undefined ? {} : { times };
  if (what === 'fails') faults.fail(of, { status: 503, message: `${of} is away`, ...how });
  else if (what === 'silent') faults.loseReply(of, 'shop-1', how);
  else faults.slow(of, { addMs });
}

function end({ faults }: World, { what, of }: Trouble): void {
  if (what === 'silent') faults.restoreReplies(of, 'shop-1');
  else faults.recover(of);
}

function handle(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { runOrder } = module as { runOrder: (order: unknown, context: Port) => unknown };
  return runOrder(body, port);
}
