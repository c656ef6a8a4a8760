import type { LabApi } from '../lab-api/index.ts';
import {
  createWorld,
  plainError,
  type AsyncRuntime,
  type ExerciseWorld,
  type HostSpec,
  type LearnerModule,
  type Plain,
  type World,
} from '../lab/index.ts';
import { watchLoops, type LoopWatch, type Place } from './endless-loop.ts';
import type { Crash } from './execute-plan.ts';
import { watchOvertime, type Overtime } from './overtime.ts';
import { CannotLoad, requireExports, type LearnerFactory } from './learner-module.ts';

export interface LearnerParts {
  readonly runtime: AsyncRuntime;
  readonly api: LabApi;
  readonly wanted: ExerciseWorld['exports'];
  /** Real time in ms. */
  readonly nowMs: () => number;
  /** Told once where the code is that has been at work for so long that the clock outside will probably end it. */
  readonly onLate: (place: Place) => void;
}

export interface Learner {
  /** A fresh world for one run, and a way to evaluate the learner's module afresh in it. */
  open(
    factory: LearnerFactory,
    seed: number,
    crash?: Crash,
  ): { readonly world: World; readonly instantiate: () => LearnerModule };
}

/** An honest run goes round its loops some thousands of times; this many take a slow phone less time than the watchdog allows. */
const budgets = { loopIterations: 1_000_000 };

/** Binds the learner's module to one world after the other. Nothing but frozen objects is shared between two evaluations of it. */
export function createLearner({ runtime, api, wanted, nowMs, onLate }: LearnerParts): Learner {
  // The clock runs for all runs of a plan together, and looks at the loops of the one that it is in.
  let loops: LoopWatch | undefined;
  let clock: Overtime | undefined;
  const lab = Object.freeze({
    spawn: runtime.spawn,
    asyncIterator: runtime.asyncIterator,
    checked: runtime.checked,
    generate: runtime.generate,
    give: runtime.give,
    delegate: runtime.delegate,
    import: () => api.module,
  });
  // Compiled code spreads what a mark gives into an argument list, to set the mark back at no cost.
  const nothing = Object.freeze([]);
  const unused: LearnerModule = Object.fromEntries(Object.keys(wanted).map((name) => [name, () => undefined]));

  return {
    open(factory, seed, crash) {
      const world = createWorld({ seed, runtime, budgets, ...(crash ? { crash } : {}) });
      const contexts = new Map<unknown, object>();
      api.enter(world);

      const watch = (loops = watchLoops(budgets.loopIterations));
      const overtime = (clock ??= watchOvertime({
        nowMs,
        onSuspect: () => loops?.watch(),
        onLate: (line, column) => onLate(loops?.endless() ?? { line, column }),
      }));

      const at = Object.freeze((line: number, column: number) => {
        overtime.pass(line, column);
        if (watch.watching) watch.entered(line, column);
        world.mark(line, column);
        return nothing;
      });
      const loop = Object.freeze((line: number, column: number) => {
        overtime.pass(line, column);
        const named = watch.round(line, column);
        world.countLoop(named.line, named.column);
      });
      const asLearnerSees = (argument: unknown) => contexts.get(argument) ?? argument;

      const instantiate = (): LearnerModule => {
        const exports: Record<string, unknown> = {};
        try {
          factory(exports, lab, at, loop, api.power);
        } catch (error) {
          // A loop that never ended has not thrown of its own accord: the run, which ends at once, tells of it.
          if (world.stopped) return unused;
          throw new CannotLoad({ kind: 'threw-while-loading', error: plainError(error, world.process?.source) });
        }
        requireExports(exports, wanted);
        const called =
          (name: string) =>
          (...args: unknown[]) =>
            (exports[name] as (...args: unknown[]) => unknown)(...args.map(asLearnerSees));
        return Object.fromEntries(Object.keys(wanted).map((name) => [name, called(name)]));
      };

      const handle =
        (spec: HostSpec): HostSpec['handle'] =>
        (module, request, port) => {
          contexts.set(port, api.contextOf(port));
          const received = {
            ...request,
            body: api.onWire(request.body, 'The request') as Plain,
            headers: { ...request.headers },
          };
          const answer = runtime.Promise.try(() => spec.handle(module, received, port));
          return answer.then((value: unknown) => api.onWire(value, 'The answer'));
        };
      const start =
        (begin: NonNullable<HostSpec['start']>): NonNullable<HostSpec['start']> =>
        (module, port) => {
          contexts.set(port, api.contextOf(port));
          begin(module, port);
        };
      const hosting: World['host'] = (name, spec) =>
        world.host(name, { ...spec, handle: handle(spec), ...(spec.start ? { start: start(spec.start) } : {}) });
      return { world: Object.assign(Object.create(world) as World, { host: hosting }), instantiate };
    },
  };
}
