import type { RunResult } from '../../runner/client.ts';

/** Nothing has been run, or what was run has been cancelled. */
export interface Idle {
  readonly phase: 'idle';
}

/** The code was run and has a verdict, which may be that it does not compile. */
export interface Judged {
  readonly phase: 'judged';
  readonly result: RunResult;
  /** The reader has changed the code since. */
  readonly stale: boolean;
}

/** There is no verdict, and that is our fault, not that of the code. */
export interface Failed {
  readonly phase: 'failed';
  readonly message: string;
}

export type Rest = Idle | Judged | Failed;

/** `before` is where a cancelled run leads back to; it stays on show while the new run is under way. */
export type RunState =
  | Rest
  | { readonly phase: 'compiling'; readonly before: Rest; readonly edited: boolean }
  | {
      readonly phase: 'running';
      readonly before: Rest;
      readonly edited: boolean;
      readonly runs: number;
      readonly planned: number;
    };

export type RunEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'progressed'; readonly runs: number; readonly planned: number }
  | { readonly type: 'judged'; readonly result: RunResult }
  | { readonly type: 'broke'; readonly message: string }
  | { readonly type: 'cancelled' }
  | { readonly type: 'edited' };

export const idle: Idle = { phase: 'idle' };

/** What an event makes of a state. An event that a state does not expect, such as a late verdict, leaves it as it is. */
export function next(state: RunState, event: RunEvent): RunState {
  const busy = state.phase === 'compiling' || state.phase === 'running';
  switch (event.type) {
    case 'asked':
      return busy ? state : { phase: 'compiling', before: state, edited: false };
    case 'progressed':
      return busy ? { ...state, phase: 'running', runs: event.runs, planned: event.planned } : state;
    case 'judged':
      return busy ? { phase: 'judged', result: event.result, stale: state.edited } : state;
    case 'broke':
      return busy ? { phase: 'failed', message: event.message } : state;
    case 'cancelled':
      return busy ? aged(state.before, state.edited) : state;
    case 'edited':
      return busy ? { ...state, edited: true } : aged(state, true);
  }
}

function aged(rest: Rest, edited: boolean): Rest {
  return rest.phase === 'judged' && edited && !rest.stale ? { ...rest, stale: true } : rest;
}

/** What is on show: the state itself at rest, the one before while a run is under way. */
export function shownState(state: RunState): Rest {
  return state.phase === 'compiling' || state.phase === 'running' ? state.before : state;
}

export function isBusy(state: RunState): boolean {
  return state.phase === 'compiling' || state.phase === 'running';
}
