import { show } from '../../judge/index.ts';
import type { Measured, Measurement } from './measure.ts';
import { nameOfRun } from './report.ts';

/** What was measured in each run of one answer, then the least and the most of it. */
export function measuredRuns({ runs, stopped }: Measurement): string {
  return [
    ...runs.map(({ run, value }) => `${nameOfRun(run)}: ${told(value)}`),
    ...(stopped === undefined ? [] : [`No more runs: ${stopped}.`]),
    '',
    rangeOf(runs),
  ].join('\n');
}

/** One line per answer: the least and the most that was measured in its runs. */
export function measuredAnswers(answers: readonly { readonly name: string; readonly measurement: Measurement }[]): string {
  const width = Math.max(...answers.map(({ name }) => name.length));
  return answers
    .map(({ name, measurement: { runs, stopped } }) => {
      const more = stopped === undefined ? '' : `; no more runs: ${stopped}`;
      return `${name.padEnd(width)}  ${rangeOf(runs)}${more}`;
    })
    .join('\n');
}

function rangeOf(runs: readonly Measured[]): string {
  const numbers = runs
    .flatMap(({ run, value }) => (typeof value === 'number' && !Number.isNaN(value) ? [{ run, value }] : []))
    .sort((a, b) => a.value - b.value);
  const [least, most] = [numbers[0], numbers.at(-1)];
  if (least === undefined || most === undefined) return `no number in ${runs.length} runs`;
  return `least ${told(least.value)} (${nameOfRun(least.run)}), most ${told(most.value)} (${nameOfRun(most.run)}), in ${numbers.length} of ${runs.length} runs`;
}

/** Numbers without the digits that only arithmetic with fractions makes. */
function told(value: unknown): string {
  return show(typeof value === 'number' ? Number(value.toPrecision(6)) : value);
}
