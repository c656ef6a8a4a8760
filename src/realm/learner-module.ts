import type { LearnerModule } from '../lab/index.ts';
import type { LoadFailure } from '../runner/protocol.ts';

/** What the compiled script hands to `$define`: the learner's module as a function that evaluates it afresh. */
export type LearnerFactory = (exports: Record<string, unknown>, ...bindings: readonly unknown[]) => void;

/** Learner code that cannot be used at all: the plan ends here, whatever the lab makes of the exception. */
export class CannotLoad extends Error {
  override readonly name = 'CannotLoad';
  readonly failure: LoadFailure;
  constructor(failure: LoadFailure) {
    super(`Learner code cannot be loaded: ${failure.kind}.`);
    this.failure = failure;
  }
}

/** @throws CannotLoad when an export that the world calls is missing or of the wrong type. */
export function requireExports(module: LearnerModule, wanted: Readonly<Record<string, 'function'>>): void {
  for (const [name, expected] of Object.entries(wanted)) {
    if (!Object.hasOwn(module, name)) throw new CannotLoad({ kind: 'export-missing', name, found: Object.keys(module) });
    const actual = nameOfType(module[name]);
    if (actual !== expected) throw new CannotLoad({ kind: 'export-wrong-type', name, expected, actual });
  }
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
