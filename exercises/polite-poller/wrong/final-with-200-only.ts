// caught-by: outcome
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

const replyMs = 2000;
const leastPauseMs = 500;
const mostPauseMs = 8000;
const mostMoves = 10;

export async function awaitCharge(
  path: string,
  deadlineMs: number,
  { call, sleep }: Context<Services>,
): Promise<'succeeded' | 'failed' | 'unknown'> {
  const deadlineAt = Date.now() + deadlineMs;
  const leftMs = () => deadlineAt - Date.now();
  let pauseMs = leastPauseMs;
  const sentOnBy = new Set<string>();

  while (leftMs() > 0) {
    const response = await ask(Math.min(replyMs, leftMs()));
    if (response !== undefined) {
      const { status, headers, body } = response;
      if (status === 200 && body !== null && body.state !== 'pending') return body.state;
      if (status === 303) {
        sentOnBy.add(path);
        path = headers['location'] ?? path;
        if (sentOnBy.has(path) || sentOnBy.size > mostMoves) return 'unknown';
        continue;
      }
      if (status >= 400 && status < 500 && status !== 429) return 'unknown';
    }

    sentOnBy.clear();
    const toldMs = 1000 * Number(response?.headers['retry-after'] ?? 0);
    await sleep(Math.max(0, Math.min(leftMs(), Math.max(pauseMs, toldMs))));
    pauseMs = Math.min(mostPauseMs, 2 * pauseMs);
  }

  return 'unknown';

  /** What a question brings, or nothing: a lost reply and a refused connection tell as much as a 502. */
  async function ask(timeoutMs: number): Promise<Response | undefined> {
    try {
      return await call('charges', { path }, { timeoutMs });
    } catch (error) {
      if (error instanceof CallError || error instanceof TimeoutError) return undefined;
      throw error;
    }
  }
}
