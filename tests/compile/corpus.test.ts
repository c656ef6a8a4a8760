import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { createLabApi } from '../../src/lab-api/index.ts';
import { createAsyncRuntime } from '../../src/lab/index.ts';
import { learnerLab } from '../support/learner-lab.ts';
import { show } from './run-program.ts';

/** Asynchronous TypeScript as it is written at work, one file per idea. Each exports `main(log)`. `.txt`: what the project's own settings refuse. */
const folder = join(import.meta.dirname, 'corpus');
const programs = readdirSync(folder).sort();

type Main = (log: (line: unknown) => void) => PromiseLike<void>;

async function natively(source: string): Promise<string[]> {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ESNext };
  const exports: { main?: Main } = {};
  new Function('exports', ts.transpileModule(source, { compilerOptions: options }).outputText)(exports);
  const lines: string[] = [];
  await exports.main?.((line) => lines.push(show(line)));
  return lines;
}

function inTheLab(source: string): string[] {
  const compiled = compile(source);
  if (!compiled.ok)
    throw new Error(compiled.errors.map(({ message, line, column }) => `${line}:${column} ${message}`).join('\n'));
  const runtime = createAsyncRuntime();
  const api = createLabApi(runtime);
  const exports: { main?: Main } = {};
  const define = (factory: (...bindings: unknown[]) => void) =>
    factory(
      exports,
      learnerLab(runtime, api),
      () => [],
      () => {},
      api.power,
    );
  const names = ['Promise', 'AbortController', 'AbortSignal'];
  new Function('$define', ...names, compiled.code)(define, ...names.map((name) => api.globals[name]));
  const lines: string[] = [];
  let ended = false;
  exports
    .main?.((line) => lines.push(show(line)))
    .then(() => {
      ended = true;
    });
  runtime.jobs.drain(1_000_000);
  expect(ended).toBe(true);
  return lines;
}

describe('TypeScript as it is written at work', () => {
  it('is here in some breadth', () => {
    expect(programs.length).toBeGreaterThanOrEqual(20);
  });

  it.each(programs)('does in the lab what it does natively: %s', async (name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const native = await natively(source);
    expect(native.length).toBeGreaterThan(2);
    expect(inTheLab(source)).toEqual(native);
  });
});
