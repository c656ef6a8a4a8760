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

class Clock {
  private readonly until: number;
  constructor(until: number) {
    this.until = until;
  }
  left(): number {
    return Math.max(0, this.until - Date.now());
  }
}

export async function awaitCharge(
  path: string,
  deadlineMs: number,
  { call, sleep }: Context<Services>,
): Promise<'succeeded' | 'failed' | 'unknown'> {
  const clock = new Clock(Date.now() + deadlineMs);
  let pause = 500;
  let url = path;
  let trail: string[] = [];
  while (clock.left() > 0) {
    let wait = pause;
    try {
      const { status, headers, body } = await call('charges', { path: url }, { timeoutMs: Math.min(clock.left(), 2000) });
      switch (true) {
        case status === 303:
          trail.push(url);
          url = headers['location'] ?? url;
          if (trail.length > 10 || trail.includes(url)) return 'unknown';
          continue;
        case status < 300 && body?.state === 'succeeded':
          return 'succeeded';
        case status < 300 && body?.state === 'failed':
          return 'failed';
        case status >= 400 && status < 500 && status !== 429:
          return 'unknown';
      }
      const retryAfter = parseFloat(headers['retry-after'] ?? '');
      if (!Number.isNaN(retryAfter)) wait = Math.max(retryAfter * 1000, pause);
      // It must not ask before, and there is no time after.
      if (wait > clock.left() && !Number.isNaN(retryAfter)) return 'unknown';
    } catch (error) {
      if (!(error instanceof CallError) && !(error instanceof TimeoutError)) throw error;
    }
    trail = [];
    await sleep(Math.min(wait, clock.left()));
    pause = Math.min(pause + 500, 6000);
  }
  return 'unknown';
}
