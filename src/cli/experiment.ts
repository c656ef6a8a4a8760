import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checked } from '../catalog/checked.ts';
import { experimentSchema, judgeNumber, isRight, printFact, runExperiment, type Experiment } from '../experiment/index.ts';

/** `npm run experiment -- <id> [knob value]`: an experiment's numbers, for authors. Exit code: 0 ran, 2 usage or a wrong file. */
const folder = join(import.meta.dirname, '..', '..', 'content', 'experiments');
const [id = '', knob] = process.argv.slice(2);
const file = join(folder, `${id}.json`);

if (!existsSync(file)) {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''));
  console.error(`Expected the id of an experiment: npm run experiment -- <id> [value of the knob]\nThere are: ${ids.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    const experiment = checked(experimentSchema, `content/experiments/${id}.json`, JSON.parse(readFileSync(file, 'utf8')));
    report(experiment, knob === undefined ? undefined : knobValueOf(experiment, knob));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/** @throws Error where the knob does not go there */
function knobValueOf({ knob: { label, from, to } }: Experiment, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= from && value <= to))
    throw new Error(`The knob "${label}" goes from ${from} to ${to}, and not to "${text}".`);
  return value;
}

function report(experiment: Experiment, knobValue: number | undefined): void {
  const began = performance.now();
  const { facts, caption, table } = runExperiment(experiment, knobValue);
  const tookMs = performance.now() - began;
  for (const [name, fact] of Object.entries(facts)) {
    if (name.includes('.')) continue;
    const ends = [facts[`${name}.low`], facts[`${name}.high`]].map(
      (end) => end && printFact({ ...end, decimals: fact.decimals + 2 }),
    );
    console.log(`${name.padEnd(24)} ${printFact(fact).padStart(12)}${ends[0] === ends[1] ? '' : `   ${ends.join(' … ')}`}`);
  }
  console.log(`\n${caption}\n\n${[table.head, ...table.rows].map((row) => row.join(' | ')).join('\n')}\n`);
  const { prediction } = experiment;
  if (prediction.ask === 'number') {
    const answer = facts[prediction.fact];
    console.log(`Right: ${answer ? printFact(answer) : `there is no fact "${prediction.fact}"`}`);
    for (const { fact, why } of prediction.mistakes) {
      const wrong = facts[fact];
      const said = wrong && judgeNumber(prediction, facts, wrong.value).text === why;
      console.log(
        said
          ? `Mistake: ${printFact(wrong)}`
          : `Mistake "${fact}": ${wrong ? 'too near to the answer, or to another mistake' : 'no such fact'}`,
      );
    }
  } else for (const option of prediction.options) console.log(`${isRight(option, facts) ? 'Right' : 'Wrong'}: ${option.text}`);
  console.log(`Took ${Math.round(tookMs)} ms.`);
}
