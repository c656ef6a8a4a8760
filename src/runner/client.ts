import type { FreeRun, RunDescription } from '../lab/plan.ts';
import type { Trace } from '../lab/trace/record.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { JudgeRequest, JudgeResponse } from './protocol.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { unavailableVerdict } from './unavailable.ts';

export interface RunRequest {
  readonly exercise: string;
  readonly source: string;
  /** Judge the whole plan, also after a failing run. */
  readonly all?: boolean;
  /** Index of the run to show, if it is judged, instead of the first failing one or the last: a run is repeated exactly. */
  readonly show?: number;
  /** Executes this run in the place of the plan; no check applies to it, so its verdict is `pass` or `error`. */
  readonly free?: FreeRun;
}

export interface RunResult {
  readonly verdict: Verdict;
  /** The run that a timeline opens with: the first failing one, or the last. */
  readonly shown?: { readonly run: RunDescription; readonly trace: Trace };
  /** Real time from the request to the verdict. */
  readonly durationMs: number;
}

export interface Runner {
  /**
   * Compiles, runs and judges. Everything that learner code can do ends in a verdict; the promise rejects with `RunCancelled`
   * when the run was cancelled or replaced by a newer one, and with another error when our own judge broke.
   */
  run(request: RunRequest, onProgress?: (runs: number, planned: number) => void): Promise<RunResult>;
  /** Gives up the current run, if there is one. */
  cancel(): void;
  /** Gives up the current run, removes the frame and ends the judge. The runner cannot be used afterwards. */
  dispose(): void;
}

export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';
}

export interface RunnerParts {
  /** Where the invisible frame of the sandbox is put. */
  readonly frameHost: HTMLElement;
  readonly judgeWorker: () => Worker;
  /** Fetches the text of an exercise's realm. Called once per exercise, and again after it failed. */
  readonly realmText: (exercise: string) => Promise<string>;
  /** How long code may keep the machine busy, from its start. */
  readonly wallMs?: number;
  readonly sandbox?: typeof createSandbox;
}

interface Job {
  readonly id: number;
  readonly take: (response: JudgeResponse) => void;
  readonly fail: (error: Error) => void;
}

/** How long the judge may take once it has every trace. Ours is the fault if it takes longer. */
const verdictWithinMs = 5000;

export function createRunner({ frameHost, judgeWorker, realmText, wallMs = 1500, sandbox = createSandbox }: RunnerParts): Runner {
  const realms = new Map<string, Promise<string>>();
  let box: { readonly exercise: string; readonly sandbox: Sandbox } | undefined;
  let judge: Worker | undefined;
  let job: Job | undefined;
  let ids = 0;

  function realmOf(exercise: string): Promise<string> {
    const text = realms.get(exercise) ?? realmText(exercise);
    realms.set(exercise, text);
    text.catch(() => realms.delete(exercise));
    return text;
  }

  function dropSandbox(): void {
    box?.sandbox.remove();
    box = undefined;
  }

  function sandboxOf(exercise: string): Sandbox {
    if (box?.exercise === exercise && box.sandbox.usable) return box.sandbox;
    dropSandbox();
    box = { exercise, sandbox: sandbox(frameHost, realmOf(exercise)) };
    return box.sandbox;
  }

  function dropJudge(message: string): void {
    judge?.terminate();
    judge = undefined;
    job?.fail(new Error(`The judge of your code failed: ${message}. Run again, or reload the page; your code is kept.`));
  }

  function judgeOf(): Worker {
    if (judge) return judge;
    const worker = judgeWorker();
    const broken = (message: string) => judge === worker && dropJudge(message);
    worker.onmessage = ({ data }: MessageEvent<JudgeResponse>) => {
      if ('id' in data && data.id === job?.id) job.take(data);
    };
    worker.onerror = (event) => broken(event.message || 'its script could not be loaded');
    worker.onmessageerror = () => broken('a message could not be read');
    judge = worker;
    return worker;
  }

  function tellJudge(request: JudgeRequest, transfer: Transferable[] = []): void {
    judgeOf().postMessage(request, transfer);
  }

  async function runInSandbox(id: number, { exercise, free }: RunRequest, code: string, out: MessagePort): Promise<void> {
    const used = sandboxOf(exercise);
    const end = await used.run(code, out, wallMs, free);
    if (box?.sandbox !== used) return;
    if (job?.id === id) {
      setTimeout(() => job?.id === id && dropJudge('it did not reach a verdict'), verdictWithinMs);
      if (end) tellJudge({ type: 'sandbox-ended', id, how: end });
    }
    if (used.usable) return;
    dropSandbox();
    // The next run should find a frame that is up; where a browser has none, that run shall try anew.
    if (end?.how !== 'unavailable') sandboxOf(exercise);
  }

  function cancel(): void {
    job?.fail(new RunCancelled('This run was cancelled.'));
    if (box && !box.sandbox.usable) dropSandbox();
  }

  return {
    run(request, onProgress) {
      const { exercise, source, all = false, show, free } = request;
      if (job) cancel();
      const id = ids++;
      const startedAt = performance.now();
      const { port1: traces, port2: out } = new MessageChannel();
      // A sandbox that is still busy with the rest of a plan gets the time of the compiler to come to its end.
      if (box?.exercise !== exercise) sandboxOf(exercise);
      return new Promise<RunResult>((resolve, reject) => {
        const fail = (error: Error) => {
          job = undefined;
          reject(error);
        };
        const take = (response: JudgeResponse) => {
          switch (response.type) {
            case 'compiled':
              void runInSandbox(id, request, response.code, out);
              break;
            case 'progress':
              onProgress?.(response.runs, response.planned);
              break;
            case 'verdict': {
              const { verdict, shown } = response;
              job = undefined;
              resolve({ verdict, ...(shown ? { shown } : {}), durationMs: performance.now() - startedAt });
              break;
            }
            case 'broken':
              fail(new Error(response.message));
              break;
            case 'ready':
          }
        };
        job = { id, take, fail };
        const asked = { ...(show === undefined ? {} : { show }), ...(free ? { free: true } : {}) };
        try {
          tellJudge({ type: 'judge', id, exercise, source, all, traces, ...asked }, [traces]);
        } catch (error) {
          job = undefined;
          resolve({ verdict: unavailableVerdict(exercise, error), durationMs: performance.now() - startedAt });
        }
      });
    },
    cancel,
    dispose() {
      cancel();
      dropSandbox();
      judge?.terminate();
      judge = undefined;
    },
  };
}
