import type { Experiment } from './definition.ts';
import type { Result } from './result.ts';

/** What is said about a prediction: whether it was right, and why not if a known mistake leads to that number. */
export function judgePrediction(
  experiment: Experiment,
  { facts }: Result,
  predicted: number,
): { readonly right: boolean; readonly text: string } {
  const { fact, toleranceShare, right, otherwise, mistakes } = experiment.prediction;
  const near = (name: string) => {
    const value = facts[name]?.value;
    return value !== undefined && Math.abs(predicted - value) <= toleranceShare * Math.abs(value);
  };
  if (near(fact)) return { right: true, text: right };
  return { right: false, text: mistakes.find((mistake) => near(mistake.fact))?.why ?? otherwise };
}
