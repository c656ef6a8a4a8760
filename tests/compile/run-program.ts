import { compile } from '../../src/compile/index.ts';
import { createAsyncRuntime } from '../../src/lab/index.ts';
import { learnerLab } from '../support/learner-lab.ts';

type Log = (line: unknown) => void;

/** Values as text, promises and functions by name only. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'object' && inner !== null && 'then' in inner) return 'P';
    if (inner instanceof Error) return `${inner.name}: ${inner.message}`;
    return inner;
  });
  return text ?? 'u';
}

/** The lines that a program logs on the engine's own promises. */
export async function logNatively(program: string): Promise<string[]> {
  const lines: string[] = [];
  const run = new Function('log', 'show', `'use strict';\n${program}`);
  run(((line) => lines.push(String(line))) satisfies Log, show);
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  return lines;
}

/** The lines that the same program logs once it is compiled, on the lab's job queue. No native promise is waited for. */
export function logInLab(program: string): string[] {
  const lines: string[] = [];
  const compiled = compile(program);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message, line }) => `line ${line}: ${message}`).join('\n'));
  const runtime = createAsyncRuntime();
  const at: unknown[] = [];
  const define = (factory: (...bindings: unknown[]) => void) =>
    factory(
      {},
      learnerLab(runtime),
      () => at,
      () => {},
      (a: number, b: number) => a ** b,
    );
  const run = new Function('$define', 'Promise', 'log', 'show', compiled.code);
  run(define, runtime.Promise, ((line) => lines.push(String(line))) satisfies Log, show);
  runtime.jobs.drain(1_000_000);
  return lines;
}
