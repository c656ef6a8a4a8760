import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSequence } from '../lab/trace/sequence.ts';
import { toMermaid } from '../lab/trace/sequence-mermaid.ts';
import { bundleRealm, UnknownExercise } from '../realm/bundle.ts';
import { readExercise } from '../proof/answers.ts';
import { exerciseFolder, judgeInNode } from '../runner/node/index.ts';
import { readArguments, usage, type JudgeArguments } from './judge/arguments.ts';
import { verdictAsJson } from './judge/json.ts';
import { measure, readingOf } from './judge/measure.ts';
import { measuredAnswers, measuredRuns } from './judge/measure-report.ts';
import { report } from './judge/report.ts';
import { writeStartFolder } from './judge/start-folder.ts';
import { watchFile } from './judge/watch-file.ts';
import { UsageError } from './usage-error.ts';

/** `npm run judge`: the verdict on a file in the terminal. Exit code: 0 pass, 1 fail, 2 usage, 3 does not compile. */
const args = process.argv.slice(2);
try {
  if (args.includes('--help')) console.log(usage);
  else process.exitCode = await judge(readArguments(args));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof UnknownExercise)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}

async function judge(given: JudgeArguments): Promise<number> {
  const { exercise, file, json, watch, all, seed, start, diagram } = given;
  const realm = await bundleRealm(exercise);
  if (start !== undefined) {
    const written = writeStartFolder(exercise, fromCaller(start));
    console.log(
      `Wrote ${written}. Judge it on each save with:\n  npm run judge -- ${exercise} ${written} --watch --diagram ${written.replace(/ts$/, 'mmd')}`,
    );
    return 0;
  }
  if (given.measure !== undefined) {
    const how = { realm, reading: await readingOf(exercise, given.measure), ...(seed === undefined ? {} : { seed }) };
    console.log(await measured(exercise, file, how));
    return 0;
  }
  const path = file === undefined ? join(exerciseFolder(exercise), 'starter.ts') : fileOfCaller(file);

  const once = async () => {
    const result = await judgeInNode(exercise, readFileSync(path, 'utf8'), {
      all,
      realm,
      ...(seed === undefined ? {} : { seed }),
    });
    if (diagram !== undefined && result.shown) writeFileSync(fromCaller(diagram), toMermaid(readSequence(result.shown.trace)));
    return result;
  };
  if (watch) {
    await watchFile(path, async () => {
      console.log(`\n── ${new Date().toLocaleTimeString()} ${path}\n${report(await once())}`);
    });
  }
  const result = await once();
  console.log(json ? verdictAsJson(result) : report(result));
  if (result.verdict.verdict === 'pass') return 0;
  return result.verdict.failure?.kind === 'does-not-compile' ? 3 : 1;
}

/** What is measured of a file, run by run; without one, of each answer of the exercise, by its least and its most. */
async function measured(exercise: string, file: string | undefined, how: Parameters<typeof measure>[1]): Promise<string> {
  if (file !== undefined) return measuredRuns(await measure(readFileSync(fileOfCaller(file), 'utf8'), how));
  const answers = [];
  for (const { name, source } of readExercise(exercise, exerciseFolder(exercise)).answers)
    answers.push({ name, measurement: await measure(source, how) });
  return measuredAnswers(answers);
}

/** npm runs scripts in the project's folder; paths are meant from where the caller stands. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** @throws UsageError where there is none */
function fileOfCaller(file: string): string {
  const path = fromCaller(file);
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  return path;
}
