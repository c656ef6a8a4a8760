import { CallError, TimeoutError, type Context } from 'lab';

interface Charge {
  state: 'pending' | 'succeeded' | 'failed';
}

interface Response {
  status: number;
  /** `retry-after` in seconds, `location`: in lower case, and only where there is one. */
  headers: Record<string, string>;
  /** The charge, with 200 and 202. */
  body: Charge | null;
}

type Services = {
  /** Reads what is at a path. */
  charges: (request: { path: string }) => Response;
};

export async function awaitCharge(
  path: string,
  deadlineMs: number,
  { call, sleep }: Context<Services>,
): Promise<'succeeded' | 'failed' | 'unknown'> {
  const giveUp = sleep(deadlineMs).then(() => 'unknown' as const);
  const stop = { isOver: false };
  const asking = poll(path, stop, call, sleep);
  try {
    return await Promise.race([asking, giveUp]);
  } finally {
    stop.isOver = true;
  }
}

type Ports = Context<Services>;

async function poll(
  path: string,
  stop: { isOver: boolean },
  call: Ports['call'],
  sleep: Ports['sleep'],
): Promise<'succeeded' | 'failed' | 'unknown'> {
  let movesLeft = 10;
  for (let n = 0; !stop.isOver; n++) {
    let response: Response | undefined;
    try {
      response = await call('charges', { path }, { timeoutMs: 2000 });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    const location = response?.headers['location'];
    if (response?.status === 303 && location !== undefined) {
      if (movesLeft-- === 0) return 'unknown';
      path = location;
      continue;
    }
    movesLeft = 10;
    const state = response?.body?.state;
    if (state === 'succeeded' || state === 'failed') return state;
    const status = response?.status ?? 0;
    if (status >= 400 && status < 500 && status !== 429) return 'unknown';
    const toldS = Number(response?.headers['retry-after'] ?? '0');
    await sleep(Math.max(toldS * 1000, n < 2 ? 1000 : 4000));
  }
  return 'unknown';
}
