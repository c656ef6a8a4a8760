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
  for (;;) {
    const { status, body } = await call('charges', { path });
    if (status >= 400 || body === null) return 'failed';
    if (body.state !== 'pending') return body.state;
    await sleep(100);
  }
}
