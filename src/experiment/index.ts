/**
 * From the definition of an experiment to its numbers and figures. The map:
 *
 * - `definition.ts`     the schema of `content/experiments/<id>.json` (for the build: it brings zod)
 * - `run.ts`            one experiment, with one setting of its knob; what page and build share
 * - `hop-chain.ts`, `fan-out-tail.ts`, `utilisation.ts`   kinds with code of their own
 * - `scenario/`         the kind that is all data: scenarios of the lab, what is measured in them, how it is drawn
 * - `expression/`       arithmetic over names, for facts and designs
 * - `formula/`          closed forms, each with its source
 * - `fact-spec.ts`, `numbers.ts`, `template.ts`   how a number is had, found by its key, and put into a text
 * - `prediction.ts`, `judge-prediction.ts`, `own-number.ts`   what is asked of a reader, what is said to their answer, where it is drawn
 * - `quantity.ts`       a number with its unit, as it is read aloud
 * - `result.ts`, `samples.ts`   facts, figures and axes; percentiles and means
 */
export { experimentSchema, type Experiment } from './definition.ts';
export { numbersSchema, type NumberSpecs } from './fact-spec.ts';
export { isRight, judgeChoice, judgeNumber, type Judged } from './judge-prediction.ts';
export { lookupIn, numbersOf, type NumberSources } from './numbers.ts';
export { placeOfNumber, type OwnNumber } from './own-number.ts';
export { choiceSchema, optionsSchema, type ChoicePrediction, type Option, type Prediction } from './prediction.ts';
export { printFact, type Axis, type Curve, type Fact, type Figure, type Result } from './result.ts';
export { runExperiment } from './run.ts';
export { among, fill, keysIn, type Lookup } from './template.ts';
