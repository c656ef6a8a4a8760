import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readSequence } from '../lab/trace/sequence.ts';
import { toMermaid } from '../lab/trace/sequence-mermaid.ts';
import { describe, readScenario, runScenario, scenarioSchema } from '../scenario/index.ts';
import { manual, readArguments, usage, UsageError, type LabArguments } from './lab/arguments.ts';
import { report, resultAsJson } from './lab/report.ts';

/** `npm run lab`: runs a scenario. Exit code: 0 ran to its end, 1 ended early, 2 the scenario or the usage is wrong. */
try {
  process.exitCode = lab(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}

function lab({ what, file, json, seed, trace, diagram }: LabArguments): number {
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
  const keep = trace !== undefined || diagram !== undefined;
  const result = runScenario(reading.scenario, { trace: keep, ...(seed === undefined ? {} : { seed }) });
  if (trace !== undefined) writeFileSync(fromCaller(trace), `${JSON.stringify(result.trace)}\n`);
  if (diagram !== undefined && result.trace) writeFileSync(fromCaller(diagram), toMermaid(readSequence(result.trace)));
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
    throw new UsageError(`There is no file ${path} that can be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** npm runs scripts in the project's folder; paths are meant from where the caller stands. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
