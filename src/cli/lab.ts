import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseExpressionAt } from 'acorn';
import { z } from 'zod';
import { toOtlp } from '../lab/trace/otlp/otlp.ts';
import { readSequence } from '../lab/trace/sequence.ts';
import { toMermaid } from '../lab/trace/sequence-mermaid.ts';
import { describe, readScenario, runScenario, scenarioSchema } from '../scenario/index.ts';
import { manual, readArguments, usage, type LabArguments } from './lab/arguments.ts';
import { report, resultAsJson } from './lab/report.ts';
import { UsageError } from './usage-error.ts';

function lab({ what, file, json, seed, trace, diagram, otlp }: LabArguments): number {
  if (what === 'help') return say(manual);
  if (what === 'schema') return say(JSON.stringify(z.toJSONSchema(scenarioSchema), null, 2));
  const reading = readScenario(parsed(fromCaller(file)));
  if (!reading.ok) {
    if (json) console.log(JSON.stringify({ problems: reading.problems }, null, 2));
    else
      console.error(
        `${file} is not a scenario that can be run:\n${reading.problems.map((each) => `  ${describe(each)}`).join('\n')}`,
      );
    return 2;
  }
  const keep = [trace, diagram, otlp].some((target) => target !== undefined);
  const result = runScenario(reading.scenario, { trace: keep, ...(seed === undefined ? {} : { seed }) });
  if (trace !== undefined) writeFileSync(fromCaller(trace), `${JSON.stringify(result.trace)}\n`);
  if (diagram !== undefined && result.trace) writeFileSync(fromCaller(diagram), toMermaid(readSequence(result.trace)));
  if (otlp !== undefined && result.trace) writeFileSync(fromCaller(otlp), `${JSON.stringify(toOtlp(result.trace))}\n`);
  console.log(json ? resultAsJson(result) : report(result));
  return result.end.reason === 'quiescent' || result.end.reason === 'until' ? 0 : 1;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UnreadableScenario(`There is no file ${path} that can be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableScenario(`${path} is not JSON${placeOf(text)}: ${reason.split('\n')[0] ?? ''}`);
  }
}

/** Where a text stops being JSON, as far as a parser of JavaScript sees it: JSON.parse does not always say. */
function placeOf(text: string): string {
  try {
    parseExpressionAt(text, 0, { ecmaVersion: 'latest' });
    return '';
  } catch (error) {
    const loc: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'loc') : undefined;
    const { line, column } = (loc ?? {}) as { line?: number; column?: number };
    return line === undefined || column === undefined ? '' : `, line ${line}, column ${column + 1}`;
  }
}

/** What is wrong is the file, not the command. */
class UnreadableScenario extends Error {
  override readonly name = 'UnreadableScenario';
}

/** npm runs scripts in the project's folder; paths are meant from where the caller stands. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** `npm run lab`: runs a scenario. Exit code: 0 ran to its end, 1 ended early, 2 the scenario or the usage is wrong. */
try {
  process.exitCode = lab(readArguments(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
  else if (error instanceof UnreadableScenario) console.error(error.message);
  else throw error;
  process.exitCode = 2;
}
