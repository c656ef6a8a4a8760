import type { FreeRun, RunDescription } from '../lab/plan.ts';
import type { PlainError, SourcePosition, Trace } from '../lab/trace/record.ts';
import type { Verdict } from '../judge/verdict.ts';

/**
 * Who says what to whom. Four realms take part in a judging:
 *
 *   page ──▶ judge worker   (site origin: compiles, judges)
 *   page ──▶ broker         (opaque-origin frame: spawns, watches, kills)
 *   broker ──▶ realm        (fresh worker: the lab, the world and the learner's code)
 *   realm ──▶ judge worker  (private port: one numbered trace per run, then `end`)
 *
 * In the terminal the same four parties are functions and one worker thread.
 */

/** Page → judge worker. `traces` is the receiving end of the realm's private port. */
export type JudgeRequest =
  | {
      readonly type: 'judge';
      readonly id: number;
      readonly exercise: string;
      readonly source: string;
      readonly all: boolean;
      /** Index of the run to show, if it is judged, instead of the first failing one. */
      readonly show?: number;
      /** A free run is on its way instead of the plan: no check applies to it, only what ends a run otherwise. */
      readonly free?: boolean;
      readonly traces: MessagePort;
    }
  /** The sandbox ended otherwise than by `end`: the judge makes a verdict of what it has. */
  | { readonly type: 'sandbox-ended'; readonly id: number; readonly how: SandboxEnd };

/** Judge worker → page. */
export type JudgeResponse =
  | { readonly type: 'ready' }
  /** The source compiled; hand `code` to the broker. */
  | { readonly type: 'compiled'; readonly id: number; readonly code: string }
  | { readonly type: 'progress'; readonly id: number; readonly runs: number; readonly planned: number }
  /** `shown` is the run that the timeline opens with: the first failing one, or the last. */
  | {
      readonly type: 'verdict';
      readonly id: number;
      readonly verdict: Verdict;
      readonly shown?: { readonly run: RunDescription; readonly trace: Trace };
    }
  /** The judge itself failed: a mistake of ours, never the learner's. */
  | { readonly type: 'broken'; readonly id: number; readonly message: string };

export type SandboxEnd =
  | { readonly how: 'wall-clock'; readonly wallMs: number }
  | { readonly how: 'crashed'; readonly message: string }
  | { readonly how: 'unavailable'; readonly message: string };

/** Page → frame, once, as a window message that carries the broker's port. All else goes over that port. */
export interface BrokerBoot {
  readonly type: 'boot';
  /** The text of the realm of one exercise. */
  readonly realm: string;
}

/** Page → broker. A broker runs one thing at a time; to stop one before its time the page removes the frame. */
export interface BrokerRequest {
  readonly type: 'run';
  readonly id: number;
  readonly code: string;
  readonly wallMs: number;
  readonly out: MessagePort;
  /** Executes this run in the place of the plan. */
  readonly free?: FreeRun;
}

/** Broker → page. */
export type BrokerResponse =
  /** The first realm stands ready: the browser can run the sandbox. */
  | { readonly type: 'up' }
  /** The first realm could not be made ready. */
  | { readonly type: 'down'; readonly message: string }
  | { readonly type: 'finished'; readonly id: number; readonly wallMs: number }
  | { readonly type: 'ended'; readonly id: number; readonly end: SandboxEnd };

/** Broker → realm, once. */
export interface RealmRequest {
  readonly code: string;
  /** Executes this run in the place of the plan. */
  readonly free?: FreeRun;
  readonly out: MessagePort;
}

/** Realm → broker, in this order: everything is prepared, the work is done. */
export type RealmSignal = 'ready' | 'finished';

/** Realm → judge worker, through the private port, in this order: any number of runs, then `end`. */
export type RealmMessage =
  | {
      readonly type: 'run';
      readonly number: number;
      readonly planned: number;
      readonly run: RunDescription;
      readonly trace: Trace;
    }
  | { readonly type: 'load-failed'; readonly failure: LoadFailure }
  /** It has been at work for long, and is here: the loop that goes round, or else the last mark. Says nothing of the outcome. */
  | { readonly type: 'busy'; readonly source: SourcePosition }
  | { readonly type: 'end'; readonly runs: number };

export type LoadFailure =
  | { readonly kind: 'threw-while-loading'; readonly error: PlainError }
  | { readonly kind: 'export-missing'; readonly name: string; readonly found: readonly string[] }
  | { readonly kind: 'export-wrong-type'; readonly name: string; readonly expected: string; readonly actual: string };
