import { serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';
import { ok, runs, untilMs, type Parameters } from './world/runs.ts';

export const world: ExerciseWorld<Parameters> = {
  exports: { getPrice: 'function' },
  runs,
  build(world, { parameters: { reactions, replyMs = 20, clients = 1, apartMs = 0 } }, instantiate) {
    const attempts = new Map<string, number>();
    world.host('prices', {
      instantiate: () => ({}),
      handle(_, request, port) {
        const sku = skuOf(request);
        const attempt = attempts.get(sku) ?? 0;
        attempts.set(sku, attempt + 1);
        const reaction = reactions[attempt] ?? reactions.at(-1) ?? ok;
        if (reaction === 'is silent') return port.sleep(untilMs);
        return port.sleep(replyMs).then(() => {
          if (reaction === 'refuses') throw serviceError(0, 'connection refused');
          const { status, retryAfterS } = reaction;
          const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
          return { status, headers, body: status === 200 ? { sku, cents: 100 * sku.length } : null };
        });
      },
    });
    world.host('catalogue', { instantiate, handle: getPrice });
    const shop = world.client('shop');
    for (let n = 1; n <= clients; n++) shop.call('catalogue', 'getPrice', { sku: `thing-${n}` }, { atMs: (n - 1) * apartMs });
  },
};

function getPrice(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { getPrice } = module as { getPrice: (sku: string, context: Port) => unknown };
  return getPrice(skuOf(request), port);
}

function skuOf({ body }: IncomingCall): string {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, 'sku')) : 'nothing';
}
