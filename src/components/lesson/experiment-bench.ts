import type { Experiment } from '../../experiment/definition.ts';
import { judgePrediction } from '../../experiment/judge-prediction.ts';
import { runExperiment } from '../../experiment/run.ts';
import { curvesFigure, widths } from '../../figure/curves.ts';
import type { Markup } from '../../figure/markup.ts';

/** What an experiment shows once it has run. */
export interface Shown {
  readonly wide: Markup;
  readonly narrow: Markup;
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  readonly judged: { readonly right: boolean; readonly text: string } | undefined;
}

/** Runs an experiment and draws it, with the reader's prediction if there is one. */
export function runAndDraw(experiment: Experiment, knobValue: number | undefined, predicted: number | undefined): Shown {
  const result = runExperiment(experiment, knobValue);
  const { unit } = experiment.prediction;
  const onX = result.x.unit === unit;
  const value = predicted === undefined ? undefined : unit === '%' ? predicted / 100 : predicted;
  const data = {
    ...result,
    title: experiment.title,
    ...(value === undefined
      ? {}
      : { prediction: { axis: onX ? ('x' as const) : ('y' as const), value, label: `you: ${predicted} ${unit}` } }),
  };
  return {
    wide: curvesFigure(data, widths.wide),
    narrow: curvesFigure(data, widths.narrow),
    caption: result.caption,
    rows: result.table.rows,
    judged: predicted === undefined ? undefined : judgePrediction(experiment, result, predicted),
  };
}
