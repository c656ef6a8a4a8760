import { createLabApi } from '../lab-api/index.ts';
import { createAsyncRuntime, plainError, type ExerciseWorld, type SourcePosition } from '../lab/index.ts';
import { languageNames } from './allowed.ts';
import { executePlan } from './execute-plan.ts';
import { freeWorld } from './free-world.ts';
import { freezeReachable } from './freeze.ts';
import { takeHost } from './host.ts';
import { createLearner } from './learner.ts';
import type { LearnerFactory } from './learner-module.ts';
import { installFixedLocale } from './locale.ts';
import { installRegExpWithoutMemory } from './regexp.ts';
import { scrub } from './scrub.ts';
import { installPlainStacks } from './stack.ts';

/**
 * What the realm's text does when it is evaluated, before any learner code is there: take the host's few powers, put the lab's names
 * in the place of the platform's, scrub, freeze, and seal the global object. Then it waits for its one task. All of it can be
 * done while a spare worker waits, so that a verdict does not have to.
 */
export function bootRealm(world: ExerciseWorld): void {
  const host = takeHost();
  const runtime = createAsyncRuntime();
  const api = createLabApi(runtime);
  let factory: LearnerFactory | undefined;

  const virtual: Readonly<Record<string, unknown>> = {
    ...api.globals,
    // The first to define is the learner's own script; code that runs later may not put another module in its place.
    $define: (given: LearnerFactory) => void (factory ??= given),
  };
  for (const [name, value] of Object.entries(virtual)) {
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  }
  installFixedLocale();
  installPlainStacks();
  installRegExpWithoutMemory();
  scrub(globalThis, new Set([...languageNames, ...Object.keys(virtual)]));
  // An async generator is the one thing with parts in common that code makes without a name for it.
  const asyncGenerator = runtime.generate(function* () {}, undefined, []);
  freezeReachable([...globalValues(), api.module, asyncGenerator], new Set([globalThis]));
  sealGlobal();

  host.serve(({ code, seed, free, post }) => {
    try {
      host.load(code);
    } catch (error) {
      post({ type: 'load-failed', failure: { kind: 'threw-while-loading', error: plainError(error, undefined) } });
      return;
    }
    const defined = factory;
    const onLate = (source: SourcePosition) => post({ type: 'busy', source });
    const learner = createLearner({ runtime, api, wanted: world.exports, nowMs: () => host.nowMs(), onLate });
    if (!defined) throw new Error('The compiled code defined no module.');
    executePlan({
      world: free ? freeWorld(world, free) : world,
      open: (runSeed, crash) => learner.open(defined, runSeed, crash),
      post,
      ...(seed === undefined ? {} : { seed }),
    });
  });
}

function globalValues(): unknown[] {
  return Reflect.ownKeys(globalThis).map((key) => Reflect.get(globalThis, key));
}

/** Nothing can be added to the global object, or to what it inherits from, and nothing on it can be replaced. */
function sealGlobal(): void {
  for (
    let owner: object | null = globalThis;
    owner !== null && owner !== Object.prototype;
    owner = Reflect.getPrototypeOf(owner)
  ) {
    Object.freeze(owner);
  }
}
