import { callsOf, callsWithin, clientCalls, durationMs, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** How the trace of this exercise is read: one page as it was asked for, with all that was asked on its behalf. */
export interface PageLoad {
  readonly userId: string;
  /** The page's own call to `profile`; `arrived` starts its clock. */
  readonly call: CallLife;
  readonly startedAt: number;
  /** Every call that was made for this page, per service, in order. */
  readonly asked: Readonly<Record<Part, readonly CallLife[]>>;
}

export const parts = ['user', 'orders', 'recs', 'ads'] as const;
export type Part = (typeof parts)[number];
export const required = ['user', 'orders'] as const;
export const optional = ['recs', 'ads'] as const;

/** The limit that the brief gives to each optional part, in ms. */
export const optionalLimitMs = 300;

export function pagesOf({ trace }: JudgedRun): readonly PageLoad[] {
  const calls = callsOf(trace);
  return clientCalls(calls).map((call) => {
    const within = callsWithin(trace, calls, call);
    const asked = (part: Part): readonly CallLife[] => within.filter((life) => life.to === part);
    return {
      userId: fieldOf(call.body, 'userId') as string,
      call,
      startedAt: call.arrived?.at ?? call.sent.at,
      asked: { user: asked('user'), orders: asked('orders'), recs: asked('recs'), ads: asked('ads') },
    };
  });
}

export function failed(life: CallLife): boolean {
  return life.answered !== undefined && !life.answered.outcome.ok;
}

/** An optional part that the page must do without: it failed, or it took longer than its limit. */
export function isMissing(life: CallLife): boolean {
  return failed(life) || durationMs(life) > optionalLimitMs;
}

/** The time that this page needs at least: its slowest path, in ms from its start. Undefined where not everything was asked. */
export function slowestPathMs({ asked }: PageLoad): { readonly ms: number; readonly path: string } | undefined {
  const [user, orders, recs, ads] = parts.map((part) => asked[part][0]);
  if (user === undefined || orders === undefined || recs === undefined || ads === undefined) return undefined;
  const paths = [
    { path: 'user and then recs', ms: durationMs(user) + Math.min(durationMs(recs), optionalLimitMs) },
    { path: 'orders', ms: durationMs(orders) },
    { path: 'ads', ms: Math.min(durationMs(ads), optionalLimitMs) },
  ];
  return paths.reduce((slowest, path) => (path.ms > slowest.ms ? path : slowest));
}

/** The required call that failed first, if one did. */
export function failedRequired({ asked }: PageLoad): (CallLife & Required<Pick<CallLife, 'answered'>>) | undefined {
  return required
    .flatMap((part) => asked[part])
    .filter((life): life is CallLife & Required<Pick<CallLife, 'answered'>> => failed(life))
    .sort((a, b) => a.answered.record - b.answered.record)[0];
}
