/**
 * Drawing the line between before and after the answer, with consequences from the lab. The map:
 *
 * - `placement.ts`          on which side of the answer each step of a system stands
 * - `boundary-scenario.ts`  a system with its steps placed, as a scenario of the lab
 * - `calls-in.ts`           what became of each call, read from the trace of a run
 * - `consequences.ts`       … summed up: latency, availability, time until all is done, what is lost and left
 * - `findings.ts`           what the caller may be told, and which promises are broken
 * - `compare.ts`            a placement beside the recommended one: figures, caption, table
 */
export { compare, duration, type Comparison } from './compare.ts';
export { consequencesOf, type Consequences, type RunFigures } from './consequences.ts';
export { findingsOf, listed, type Findings } from './findings.ts';
export { everythingOn, readPlacement, recommended, stepsOn, type Placement } from './placement.ts';
