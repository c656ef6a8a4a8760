import type { Experiment } from './definition.ts';
import { runFanOutTail } from './fan-out-tail.ts';
import { runHopChain } from './hop-chain.ts';
import type { Result } from './result.ts';
import { runScenarioExperiment } from './scenario/run.ts';
import { runUtilisation } from './utilisation.ts';

/** Runs an experiment, with another value of its knob if one is given. Pure: the same arguments give the same result everywhere. */
export function runExperiment(experiment: Experiment, knobValue?: number): Result {
  const turned = knobValue === undefined ? {} : { [experiment.knob.name]: knobValue };
  switch (experiment.kind) {
    case 'hop-chain':
      return runHopChain({ ...experiment.parameters, ...turned });
    case 'fan-out-tail':
      return runFanOutTail({ ...experiment.parameters, ...turned });
    case 'utilisation':
      return runUtilisation({ ...experiment.parameters, ...turned });
    case 'scenario':
      return runScenarioExperiment(experiment, { ...experiment.parameters, ...turned });
  }
}
