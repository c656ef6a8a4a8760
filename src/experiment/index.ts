/**
 * From the definition of an experiment to its numbers and curves. The map:
 *
 * - `definition.ts`          the schema of `content/experiments/<id>.json` (for the build: it brings zod)
 * - `run.ts`                 one experiment, with one setting of its knob; what page and build share
 * - `hop-chain.ts`, `fan-out-tail.ts`, `utilisation.ts`   the kinds
 * - `formula/`               closed forms, each with its source
 * - `judge-prediction.ts`    what is said about a reader's number
 * - `result.ts`, `samples.ts`   facts, curves and axes; percentiles and means
 */
export { experimentSchema, type Experiment } from './definition.ts';
export { judgePrediction } from './judge-prediction.ts';
export { printFact, type Axis, type Curve, type Fact, type Result } from './result.ts';
export { runExperiment } from './run.ts';
