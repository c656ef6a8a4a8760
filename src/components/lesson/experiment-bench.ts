import type { Experiment } from '../../experiment/definition.ts';
import { judgeChoice, judgeNumber, type Judged } from '../../experiment/judge-prediction.ts';
import { placeOfNumber } from '../../experiment/own-number.ts';
import { parametersAt, runExperiment } from '../../experiment/run.ts';
import { among, fill } from '../../experiment/template.ts';
import { drawResult, widths } from './draw-result.ts';

/** What an experiment shows once it has run. */
export interface Shown {
  /** SVG. */
  readonly wide: string;
  readonly narrow: string;
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  readonly judged: Judged | undefined;
}

/**
 * Runs an experiment and draws it, with the reader's prediction if there is one.
 *
 * @param predicted a number in the unit of the question; for a choice, which option, from 0
 */
export function runAndDraw(experiment: Experiment, knobValue: number | undefined, predicted: number | undefined): Shown {
  const result = runExperiment(experiment, knobValue);
  const { prediction, title } = experiment;
  const own =
    predicted !== undefined && prediction.ask === 'number'
      ? placeOfNumber(prediction, { parameters: parametersAt(experiment, knobValue), facts: result.facts }, predicted)
      : undefined;
  const judged =
    predicted === undefined
      ? undefined
      : prediction.ask === 'number'
        ? judgeNumber(prediction, result.facts, predicted)
        : judgeChoice(prediction.options, result.facts, predicted);
  return {
    wide: drawResult(result, title, widths.wide, own),
    narrow: drawResult(result, title, widths.narrow, own),
    caption: result.caption,
    rows: result.table.rows,
    judged: judged && { ...judged, text: fill(judged.text, among(result.facts, title)) },
  };
}
