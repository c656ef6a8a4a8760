// caught-by: refused-early
import type { Context } from 'lab';

type Dependency = 'prices' | 'reviews';

interface Reply {
  from: Dependency;
  productId: string;
}

/** The one way out, with twenty connections for all. */
type Services = {
  proxy: (request: { to: Dependency; productId: string }) => Reply;
};

const placesForEach = 8;
const longestWaitMs = 100;
const timeoutMs = 300;

const atProxy = new Map<Dependency, number>();

export async function get(to: Dependency, productId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  for (let waitedMs = 0; (atProxy.get(to) ?? 0) >= placesForEach; waitedMs += 20) {
    if (waitedMs > longestWaitMs) throw new Error('busy');
    await sleep(20);
  }
  atProxy.set(to, (atProxy.get(to) ?? 0) + 1);
  const reply = call('proxy', { to, productId });
  const over = () => atProxy.set(to, (atProxy.get(to) ?? 0) - 1);
  reply.then(over, over);
  const late = sleep(timeoutMs).then(() => {
    throw new Error('too late');
  });
  late.catch(() => undefined);
  return await Promise.race([reply, late]);
}
