import { compile } from '../../compile/index.ts';
import { createLabApi, type LabApi } from '../../lab-api/index.ts';
import {
  createAsyncRuntime,
  createWorld,
  type AsyncRuntime,
  type HostSpec,
  type LearnerModule,
  type Plain,
  type World,
} from '../../lab/index.ts';
import type { LearnerFactory } from '../../realm/learner-module.ts';
import { budgets, seed } from './workload.ts';

/** What handlers are given: the bare crossings of the lab, or, as learners are, the context of `lab-api`, with copies of all that is sent. */
export type Given = 'port' | 'context';

/** Learner code in a world with the trace off: compiled once, then bound to one world after the other, as the realm does it. */
export interface LearnerCode {
  open(): {
    readonly world: World;
    /** A host whose handler is the exported function of its own name; with `start`, that function is called then, once. */
    host(name: string, start?: boolean): void;
    /** Calls an exported function of a host, for what its code has counted. */
    ask(host: string, exported: string): unknown;
  };
}

/** The one async runtime that all learner code of a realm runs on. */
export interface Realm {
  readonly runtime: AsyncRuntime;
  readonly api: LabApi;
}

export function createRealm(): Realm {
  const runtime = createAsyncRuntime();
  return { runtime, api: createLabApi(runtime) };
}

export function loadLearnerCode({ runtime, api }: Realm, source: string, given: Given): LearnerCode {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message, line }) => `line ${line}: ${message}`).join('\n'));
  const { spawn, asyncIterator, checked, generate, give, delegate } = runtime;
  const lab = { spawn, asyncIterator, checked, generate, give, delegate, import: () => api.module };
  const defined: LearnerFactory[] = [];
  const globals = { ...api.globals, $define: (factory: LearnerFactory) => void defined.push(factory) };
  new Function(...Object.keys(globals), compiled.code)(...Object.values(globals));

  return {
    open() {
      const world = createWorld({ seed, runtime, record: false, budgets });
      api.enter(world);
      const modules = new Map<string, LearnerModule>();
      const instantiate = (name: string): LearnerModule => {
        const exports: Record<string, unknown> = {};
        defined[0]!(exports, lab, world.mark, world.countLoop, api.power);
        modules.set(name, exports);
        return exports;
      };
      return {
        world,
        ask: (host, exported) => (modules.get(host)![exported] as () => unknown)(),
        host(name, start = false) {
          const exported = (module: LearnerModule) => module[name] as (...given: unknown[]) => unknown;
          const handle: HostSpec['handle'] =
            given === 'port'
              ? (module, { body }, port) => exported(module)(body, port)
              : (module, { body }, port) =>
                  runtime.Promise.try(() => exported(module)(api.onWire(body, 'The request') as Plain, api.contextOf(port))).then(
                    (value: unknown) => api.onWire(value, 'The answer'),
                  );
          world.host(name, {
            instantiate: () => instantiate(name),
            handle,
            ...(start ? { start: (module, port) => void exported(module)(given === 'port' ? port : api.contextOf(port)) } : {}),
          });
        },
      };
    },
  };
}
