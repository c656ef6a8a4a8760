import type { LabApi } from '../lab-api/index.ts';
import {
  createWorld,
  plainError,
  type AsyncRuntime,
  type ExerciseWorld,
  type LearnerModule,
  type Port,
  type World,
} from '../lab/index.ts';
import type { Crash } from './execute-plan.ts';
import { CannotLoad, requireExports, type LearnerFactory } from './learner-module.ts';

export interface LearnerParts {
  readonly runtime: AsyncRuntime;
  readonly api: LabApi;
  readonly wanted: ExerciseWorld['exports'];
}

export interface Learner {
  /** A fresh world for one run, and a way to evaluate the learner's module afresh in it. */
  open(
    factory: LearnerFactory,
    seed: number,
    crash?: Crash,
  ): { readonly world: World; readonly instantiate: () => LearnerModule };
}

/** Binds the learner's module to one world after the other. Nothing but frozen objects is shared between two evaluations of it. */
export function createLearner({ runtime, api, wanted }: LearnerParts): Learner {
  const lab = Object.freeze({
    spawn: runtime.spawn,
    asyncIterator: runtime.asyncIterator,
    import: () => api.module,
  });
  // Compiled code spreads what a mark gives into an argument list, to set the mark back at no cost.
  const nothing = Object.freeze([]);

  return {
    open(factory, seed, crash) {
      const world = createWorld({ seed, runtime, ...(crash ? { crash } : {}) });
      const contexts = new Map<unknown, object>();
      api.enter(world);

      const at = (line: number, column: number) => {
        world.mark(line, column);
        return nothing;
      };
      const loop = (line: number, column: number) => world.countLoop(line, column);
      const asLearnerSees = (argument: unknown) => contexts.get(argument) ?? argument;

      const instantiate = (): LearnerModule => {
        const exports: Record<string, unknown> = {};
        try {
          factory(exports, lab, at, loop, api.power);
        } catch (error) {
          throw new CannotLoad({ kind: 'threw-while-loading', error: plainError(error, world.process?.source) });
        }
        requireExports(exports, wanted);
        const called =
          (name: string) =>
          (...args: unknown[]) =>
            (exports[name] as (...args: unknown[]) => unknown)(...args.map(asLearnerSees));
        return Object.fromEntries(Object.keys(wanted).map((name) => [name, called(name)]));
      };

      return { world: withContexts(world, (port) => contexts.set(port, api.contextOf(port))), instantiate };
    },
  };
}

/** The same world, telling `meet` of each port before its host's handler gets it: a handler passes ports on, learners get contexts. */
function withContexts(world: World, meet: (port: Port) => void): World {
  const { host } = world;
  return Object.defineProperty(world, 'host', {
    value: (name: string, spec: Parameters<World['host']>[1]) =>
      host(name, {
        ...spec,
        handle(module, request, port) {
          meet(port);
          return spec.handle(module, request, port);
        },
      }),
  });
}
