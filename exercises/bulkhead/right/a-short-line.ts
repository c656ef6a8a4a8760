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

const state = {
  prices: { busy: 0, line: [] as Array<(may: boolean) => void> },
  reviews: { busy: 0, line: [] as Array<(may: boolean) => void> },
};

export async function get(to: Dependency, productId: string, context: Context<Services>): Promise<Reply> {
  const mine = state[to];
  if (mine.busy < placesForEach) mine.busy++;
  else if (mine.line.length >= 20) throw new Error('the line is full');
  else {
    const may = await new Promise<boolean>((resolve) => {
      mine.line.push(resolve);
      setTimeout(() => resolve(false), longestWaitMs);
      setTimeout(() => {
        const index = mine.line.indexOf(resolve);
        if (index >= 0) mine.line.splice(index, 1);
      }, longestWaitMs);
    });
    if (!may) throw new Error('waited in vain');
  }
  const answer = send(to, productId, context);
  const patience = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), timeoutMs));
  const first = await Promise.race([answer, patience]);
  if (first === undefined) throw new Error('gave up');
  if ('error' in first) throw first.error;
  return first.reply;
}

async function send(
  to: Dependency,
  productId: string,
  { call }: Context<Services>,
): Promise<{ reply: Reply } | { error: unknown }> {
  try {
    return { reply: await call('proxy', { to, productId }) };
  } catch (error) {
    return { error };
  } finally {
    const next = state[to].line.shift();
    if (next === undefined) state[to].busy--;
    else next(true);
  }
}
