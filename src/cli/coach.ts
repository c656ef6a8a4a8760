import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { coach as coachOn } from '../coach/index.ts';
import { readArguments, usage, type CoachArguments } from './coach/arguments.ts';
import { coachedIds, readCoached } from './coach/content.ts';
import { belowGate, evaluate, gate } from './coach/evaluation.ts';
import { answerAsJson, reportAnswer, reportEvaluation } from './coach/report.ts';
import { UsageError } from './usage-error.ts';

function coach({ what, prompt, file, json }: CoachArguments): number {
  if (what === 'help') return say(usage);
  const ids = coachedIds();
  if (prompt !== '' && !ids.includes(prompt))
    throw new UsageError(`There is no prompt "${prompt}". There are: ${ids.join(', ')}.`);
  if (what === 'evaluate') return report(prompt === '' ? ids : [prompt], json);
  const coached = readCoached(prompt);
  const result = coachOn(answerIn(file), coached.coachPrompt);
  return say(json ? answerAsJson(coached, result) : reportAnswer(coached, result));
}

function report(ids: readonly string[], json: boolean): number {
  const evaluations = ids.map((id) => evaluate(readCoached(id)));
  say(json ? JSON.stringify(evaluations, null, 2) : reportEvaluation(evaluations));
  const low = evaluations.flatMap(belowGate);
  if (low.length === 0) return 0;
  console.error(
    `Below the gate (precision ${gate.precision}, recall ${gate.recall}):\n${low.map((each) => `  ${each}`).join('\n')}`,
  );
  return 1;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

/** npm runs scripts in the project's folder; paths are meant from where the caller stands. */
function answerIn(file: string): string {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`There is no file ${file} that can be read.`);
  }
}

/** `npm run coach`: reads an answer, or measures how well answers are read. */
try {
  process.exitCode = coach(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
