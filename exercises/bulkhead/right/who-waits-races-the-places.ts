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

type Pool = { taken: Set<Promise<unknown>> };
const pools: Record<Dependency, Pool> = { prices: { taken: new Set() }, reviews: { taken: new Set() } };

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function get(to: Dependency, productId: string, { call }: Context<Services>): Promise<Reply> {
  const { taken } = pools[to];
  const giveUpAt = Date.now() + longestWaitMs;
  while (taken.size >= placesForEach) {
    const leftMs = giveUpAt - Date.now();
    if (leftMs <= 0) throw new Error('no place');
    await Promise.race([after(leftMs), ...taken]);
  }
  const request = call('proxy', { to, productId });
  const leave = (): void => void taken.delete(place);
  const place: Promise<void> = request.then(leave, leave);
  taken.add(place);
  const reply = await Promise.race([request, after(timeoutMs)]);
  if (reply === undefined) throw new Error('no reply in time');
  return reply;
}
