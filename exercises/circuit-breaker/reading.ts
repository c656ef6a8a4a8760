import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export const services = ['stock', 'reviews'] as const;
export type Service = (typeof services)[number];

/** One request to `get`, and the call that was made for it, if there was one. */
export interface Request {
  readonly from: string;
  readonly productId: string;
  readonly call: CallLife;
  readonly cameAt: number;
  readonly sent: readonly CallLife[];
}

/** All requests of a run for one service, in order. */
export function requestsOf({ trace }: JudgedRun, service: Service): readonly Request[] {
  const calls = callsOf(trace);
  const sent = Map.groupBy(
    calls.filter((life) => life.to === service),
    (life) => fieldOf(life.body, 'productId'),
  );
  return clientCalls(calls)
    .filter((call) => fieldOf(call.body, 'from') === service)
    .map((call) => {
      const productId = String(fieldOf(call.body, 'productId'));
      return { from: service, productId, call, cameAt: call.sent.at, sent: sent.get(productId) ?? [] };
    })
    .sort((a, b) => a.cameAt - b.cameAt || a.call.sent.record - b.call.sent.record);
}

/** Whether a call that ended says that its service is in trouble. */
export function isFailure({ ended }: CallLife): boolean {
  if (ended === undefined) return false;
  if (ended.how !== 'reply' || ended.outcome === undefined) return true;
  if (ended.outcome.ok) return false;
  const status = ended.outcome.error.status ?? 0;
  return status >= 500 || status === 0;
}

export function comes({ from, productId, cameAt }: Request): string {
  return `at ${cameAt} ms a request for ${from} of ${productId} comes`;
}
