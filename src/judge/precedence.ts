import type { Check, Finding } from './exercise.ts';
import type { RunFailure } from './run-failure.ts';
import type { FailureKind } from './verdict.ts';

export interface Found {
  readonly check: Check;
  readonly finding: Finding;
}

export type Ruling =
  | { readonly by: 'checks'; readonly found: readonly Found[] }
  | { readonly by: 'failure'; readonly failure: RunFailure }
  | { readonly by: 'nothing' };

const cutShort: readonly FailureKind[] = ['jobs-budget', 'events-budget', 'loop-budget', 'trace-budget'];

/**
 * Which of two tellings a run gets when both checks and a failure speak. In this order:
 *
 * 1. A check that names the failure in `explains` is about exactly this: the checks win.
 * 2. A run that was cut short by a budget says nothing by what is absent from it: the failure wins.
 * 3. A mistake in the program (an unhandled TypeError and the like) is the root of what the checks then miss: the failure wins.
 * 4. Otherwise the run went to its end and the checks know the domain: they win, and the failure speaks where they are silent.
 *
 * A loser in 1 is dropped with its findings: in a run that was cut short only the checks that explain the cut are heard.
 */
export function rule(found: readonly Found[], failure: RunFailure | undefined): Ruling {
  if (failure === undefined) return found.length > 0 ? { by: 'checks', found } : { by: 'nothing' };
  const explaining = found.filter(({ check }) => check.explains?.includes(failure.told.kind) ?? false);
  const isCut = cutShort.includes(failure.told.kind);
  if (explaining.length > 0) return { by: 'checks', found: isCut ? explaining : found };
  if (isCut || failure.isMistake || found.length === 0) return { by: 'failure', failure };
  return { by: 'checks', found };
}
