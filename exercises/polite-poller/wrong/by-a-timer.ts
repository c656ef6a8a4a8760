// caught-by: one-at-a-time
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

export function awaitCharge(
  path: string,
  deadlineMs: number,
  { call }: Context<Services>,
): Promise<'succeeded' | 'failed' | 'unknown'> {
  return new Promise((resolve) => {
    const end = (outcome: 'succeeded' | 'failed' | 'unknown') => {
      clearInterval(timer);
      clearTimeout(deadline);
      resolve(outcome);
    };
    const deadline = setTimeout(() => end('unknown'), deadlineMs);
    let notBefore = 0;
    let moves = 0;
    const ask = () => {
      if (Date.now() < notBefore) return;
      call('charges', { path }, { timeoutMs: 2000 }).then(
        ({ status, headers, body }) => {
          if (status === 303) {
            moves += 1;
            if (moves > 10) return end('unknown');
            path = headers['location'] ?? path;
            ask();
            return;
          }
          moves = 0;
          if (body !== null && body.state !== 'pending') end(body.state);
          else if (status >= 400 && status < 500 && status !== 429) end('unknown');
          else notBefore = Date.now() + Math.max(500, 1000 * Number(headers['retry-after'] ?? 0));
        },
        () => undefined,
      );
    };
    const timer = setInterval(ask, 1000);
    ask();
  });
}
