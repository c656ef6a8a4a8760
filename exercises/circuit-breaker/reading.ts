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
      const mine = (sent.get(productId) ?? []).map((life) => untilAnswered(life, call));
      return { from: service, productId, call, cameAt: call.sent.at, sent: mine };
    })
    .sort((a, b) => a.cameAt - b.cameAt || a.call.sent.record - b.call.sent.record);
}

/** Code with a timer of its own lets a call run on: for it, the call has ended when its caller is answered. */
function untilAnswered(life: CallLife, { answered }: CallLife): CallLife {
  if (answered === undefined || (life.ended?.record ?? Infinity) < answered.record) return life;
  return { ...life, ended: { at: answered.at, record: answered.record, how: 'aborted' } };
}

/** Whether a call to a service fails in a run: one that never fails gives nobody a reason to reject. */
export function isEverFailing(judged: JudgedRun, service: Service): boolean {
  return requestsOf(judged, service).some(({ sent }) => sent.some(isFailure));
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
