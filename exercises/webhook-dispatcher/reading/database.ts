import type { JudgedRun, Moment } from '../../../src/judge/index.ts';

/** A span in which the database refuses whatever it is asked, in ms since the run began; `to` is Infinity where it never comes back. */
export interface TimeAway {
  readonly from: number;
  readonly to: number;
}

/** When the database was away, in order. */
export function timesAwayIn({ trace }: JudgedRun): readonly TimeAway[] {
  const ofDatabase = trace.records.filter(
    (record) => (record.kind === 'fault-began' || record.kind === 'fault-ended') && record.target === 'hooks',
  );
  return ofDatabase.flatMap(({ kind, at }, n) =>
    kind === 'fault-began' ? [{ from: at, to: ofDatabase[n + 1]?.at ?? Infinity }] : [],
  );
}

/** The first time that the database was away between the two, for however short, with `from` and `to` in ms since the run began. */
export function awayBetween(timesAway: readonly TimeAway[], from: number, to: number): TimeAway | undefined {
  return timesAway.find((away) => away.from <= to && away.to > from);
}

/** The moments at which the dispatcher had something of the database, or was refused it. */
export function asksOf({ trace }: JudgedRun): readonly (Moment & { readonly isRefused: boolean; readonly isRead: boolean })[] {
  return trace.records.flatMap((each, record) => {
    const { kind, at, node } = each;
    if (kind === 'fact')
      return each.fact === 'refuses' ? [{ at, record, isRefused: true, isRead: each.detail !== 'a transaction' }] : [];
    const isAnswered = kind === 'store-read' || kind === 'store-committed' || kind === 'store-aborted';
    return isAnswered && node === 'dispatcher' ? [{ at, record, isRefused: false, isRead: kind === 'store-read' }] : [];
  });
}
