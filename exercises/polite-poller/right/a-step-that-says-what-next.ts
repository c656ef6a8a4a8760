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

type Next = { done: 'succeeded' | 'failed' | 'unknown' } | { askAt: string; inMs: number };

export async function awaitCharge(
  path: string,
  deadlineMs: number,
  { call, sleep }: Context<Services>,
): Promise<'succeeded' | 'failed' | 'unknown'> {
  const until = Date.now() + deadlineMs;
  let n = 0;
  let moves = 0;
  for (;;) {
    const left = until - Date.now();
    if (left <= 0) return 'unknown';
    const next = await call('charges', { path }, { timeoutMs: Math.min(2000, left) }).then(
      (response) => read(response, path, n),
      (): Next => ({ askAt: path, inMs: backoff(n) }),
    );
    n++;
    if ('done' in next) return next.done;
    moves = next.inMs === 0 ? moves + 1 : 0;
    if (moves > 10) return 'unknown';
    if (Date.now() + next.inMs >= until) {
      await sleep(Math.max(0, until - Date.now()));
      return 'unknown';
    }
    path = next.askAt;
    if (next.inMs > 0) await sleep(next.inMs);
  }
}

function read({ status, headers, body }: Response, path: string, n: number): Next {
  if (status === 303 && headers['location'] !== undefined) return { askAt: headers['location'], inMs: 0 };
  if (status < 300 && body !== null && body.state !== 'pending') return { done: body.state };
  if (status >= 400 && status < 500 && status !== 429) return { done: 'unknown' };
  const told = headers['retry-after'];
  return { askAt: path, inMs: Math.max(told === undefined ? 0 : Number(told) * 1000, backoff(n)) };
}

function backoff(n: number): number {
  return Math.min(5000, 600 * 1.6 ** n);
}
