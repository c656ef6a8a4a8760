import type { Check, Exercise } from '../judge/exercise.ts';
import type { createJudging, Judging } from '../judge/index.ts';
import type { JudgeRequest, JudgeResponse, RealmMessage } from './protocol.ts';

export interface JudgeParts {
  readonly compile: (
    source: string,
  ) =>
    | { readonly ok: true; readonly code: string }
    | { readonly ok: false; readonly errors: readonly { message: string; line: number; column: number }[] };
  readonly createJudging: typeof createJudging;
  /** Loads what readers must not see before they try: the checks. Rejects for an unknown id. */
  readonly loadExercise: (id: string) => Promise<{ readonly meta: Exercise; readonly checks: readonly Check[] }>;
  readonly respond: (response: JudgeResponse) => void;
}

/**
 * The judge's side of the protocol: takes one request at a time, compiles, judges each trace as it arrives on the private port and
 * answers with one verdict. A newer request replaces an older one.
 */
export function createJudgeService({
  compile,
  createJudging,
  loadExercise,
  respond,
}: JudgeParts): (request: JudgeRequest) => Promise<void> {
  let session:
    { readonly id: number; readonly end: (how: (judging: Judging) => void) => void; readonly close: () => void } | undefined;

  async function judge({
    id,
    exercise,
    source,
    all,
    show,
    free,
    traces,
  }: JudgeRequest & { readonly type: 'judge' }): Promise<void> {
    session?.close();
    const loading = loadExercise(exercise);
    let judging: Judging | undefined;
    let over = false;
    const close = () => {
      over = true;
      traces.close();
    };
    const guarded = (act: () => void) => {
      if (over) return;
      try {
        act();
      } catch (error) {
        close();
        respond({ type: 'broken', id, message: `The judge of ${exercise} failed: ${String(error)}` });
      }
    };
    const conclude = () => {
      if (over || !judging) return;
      close();
      respond({ type: 'verdict', id, ...judging.verdict() });
    };
    const end = (how: (judging: Judging) => void) =>
      guarded(() => {
        if (!judging) return;
        how(judging);
        conclude();
      });
    session = { id, end, close };

    let loaded;
    try {
      loaded = await loading;
    } catch (error) {
      guarded(() => {
        throw error;
      });
      return;
    }
    guarded(() => {
      const judged = free ? { meta: { ...loaded.meta, checks: [] }, checks: [] } : loaded;
      judging = createJudging({ exercise: { id: exercise, ...judged }, all, show });
      const compiled = compile(source);
      if (!compiled.ok) return end((current) => current.compileFailed(compiled.errors));
      traces.onmessage = ({ data }: MessageEvent<RealmMessage>) => guarded(() => hear(data));
      respond({ type: 'compiled', id, code: compiled.code });
    });

    function hear(message: RealmMessage): void {
      if (!judging) return;
      switch (message.type) {
        case 'run':
          if (judging.run(message) === 'stop') return conclude();
          return respond({ type: 'progress', id, runs: message.number + 1, planned: message.planned });
        case 'load-failed':
          judging.loadFailed(message.failure);
          return conclude();
        case 'busy':
          return judging.busy(message.source);
        case 'end':
          return conclude();
      }
    }
  }

  return async (request) => {
    if (request.type === 'judge') await judge(request);
    else if (session?.id === request.id) session.end((judging) => judging.sandboxEnded(request.how));
  };
}
