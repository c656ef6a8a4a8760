/**
 * Scenarios: worlds as plain JSON, for figures, the command line and whoever has only the documentation. The map:
 *
 * - `schema.ts`         the shape of a scenario, from which its types and JSON Schema come
 * - `check.ts`          what a right shape can still get wrong: policies that would be passed over, cycles
 * - `names.ts`          … names that are not there, or there twice
 * - `amount-of-work.ts` … runs without an end, and with too much in them
 * - `steps.ts`          every step of every service, with its path
 * - `problem.ts`        a problem in words: path, expected, found, hint
 * - `read-scenario.ts`  anything → a scenario, or all its problems
 * - `run-scenario.ts`   a scenario → a world → metrics and the hash of the trace
 */
export { describe, type Problem } from './problem.ts';
export { readScenario, type Reading } from './read-scenario.ts';
export { build, runScenario, type ScenarioOptions, type ScenarioResult } from './run-scenario.ts';
export { scenarioSchema, type Scenario } from './schema.ts';
