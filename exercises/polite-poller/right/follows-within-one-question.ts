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

type Outcome = 'succeeded' | 'failed' | 'unknown';

export async function awaitCharge(path: string, deadlineMs: number, { call, sleep }: Context<Services>): Promise<Outcome> {
  const endAt = Date.now() + deadlineMs;
  let where = path;
  for (const pauseMs of pauses()) {
    const response = await follow(10);
    if (response === 'astray') return 'unknown';
    if (response !== 'silence') {
      const { status, body } = response;
      if (body?.state === 'succeeded' || body?.state === 'failed') return body.state;
      if (status !== 429 && Math.floor(status / 100) === 4) return 'unknown';
    }
    const toldS = response === 'silence' ? undefined : response.headers['retry-after'];
    const nextAt = Date.now() + Math.max(pauseMs, toldS === undefined ? 0 : 1000 * Number(toldS));
    await sleep(Math.max(0, Math.min(nextAt, endAt) - Date.now()));
    if (Date.now() >= endAt) return 'unknown';
  }
  return 'unknown';

  /** Asks where the charge is, there again, and so on, at most so many times more. */
  async function follow(more: number): Promise<Response | 'silence' | 'astray'> {
    const leftMs = endAt - Date.now();
    if (leftMs <= 0) return 'silence';
    const response = await call('charges', { path: where }, { timeoutMs: Math.min(2000, leftMs) }).catch((error: unknown) => {
      if (error instanceof CallError || error instanceof TimeoutError) return 'silence' as const;
      throw error;
    });
    if (response === 'silence' || response.status !== 303) return response;
    if (more === 0) return 'astray';
    where = response.headers['location'] ?? where;
    return follow(more - 1);
  }
}

function* pauses(): Generator<number> {
  yield* [700, 1400, 2800];
  for (;;) yield 5000;
}
