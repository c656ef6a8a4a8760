import { compile } from '../../src/compile/index.ts';
import { createLabApi } from '../../src/lab-api/index.ts';
import {
  constant,
  createAsyncRuntime,
  createWorld,
  serviceError,
  type LearnerModule,
  type Trace,
  type World,
} from '../../src/lab/index.ts';
import { learnerLab } from '../support/learner-lab.ts';

export interface Ran {
  readonly trace: Trace;
  /** What the handler answered, or its error. */
  readonly outcome: unknown;
  readonly printed: readonly string[];
}

/**
 * Runs a learner's `handle(request, context)` once, on the same compiler, names and lab as everywhere. Services: `fast` answers after
 * 10 ms with its request, `slow` after 1000 ms, `broken` with an error 503.
 */
export function runLearner(
  source: string,
  { seed = 1, prepare = () => {} }: { seed?: number; prepare?: (world: World) => void } = {},
): Ran {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const runtime = createAsyncRuntime();
  const api = createLabApi(runtime);
  const world = createWorld({ seed, runtime });
  api.enter(world);
  let define: ((...bindings: unknown[]) => void) | undefined;
  const names = Object.keys(api.globals);
  const load = new Function('$define', ...names, compiled.code);
  load((given: (...bindings: unknown[]) => void) => (define = given), ...names.map((name) => api.globals[name]));

  const lab = learnerLab(runtime, api);
  world.service('fast', { serviceTime: constant(10), respond: ({ body }) => body });
  world.service('slow', { serviceTime: constant(1000), respond: () => 'late' });
  world.service('broken', {
    serviceTime: constant(5),
    respond() {
      throw serviceError(503, 'no room');
    },
  });
  world.host('learner', {
    instantiate(): LearnerModule {
      const exports = {};
      define?.(exports, lab, world.mark, world.countLoop, api.power);
      return exports;
    },
    handle(module, { body }, port) {
      const { handle } = module as { handle: (request: unknown, context: object) => unknown };
      return handle(body, api.contextOf(port));
    },
  });
  prepare(world);
  world.client('client').call('learner', 'handle', { n: 1 }, { timeoutMs: 5000 });
  const trace = world.run(60_000);
  const answered = trace.records.find((record) => record.kind === 'reply-arrived' && record.node === 'client');
  const outcome =
    answered?.kind === 'reply-arrived' ? (answered.outcome.ok ? answered.outcome.value : answered.outcome.error) : undefined;
  return { trace, outcome, printed: trace.records.flatMap((record) => (record.kind === 'console' ? [record.text] : [])) };
}
