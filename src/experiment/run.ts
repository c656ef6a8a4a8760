import type { Experiment } from './definition.ts';
import { runFanOutTail } from './fan-out-tail.ts';
import { runHopChain } from './hop-chain.ts';
import type { Result } from './result.ts';
import { runScenarioExperiment } from './scenario/run.ts';
import { runUtilisation } from './utilisation.ts';

/** The parameters of an experiment, with another value of its knob if one is given. */
export function parametersAt<Parameters extends object>(
  { parameters, knob }: { readonly parameters: Parameters; readonly knob: { readonly name: string } },
  knobValue?: number,
): Parameters {
  return knobValue === undefined ? parameters : { ...parameters, [knob.name]: knobValue };
}

/** Runs an experiment, with another value of its knob if one is given. Pure: the same arguments give the same result everywhere. */
export function runExperiment(experiment: Experiment, knobValue?: number): Result {
  switch (experiment.kind) {
    case 'hop-chain':
      return runHopChain(parametersAt(experiment, knobValue));
    case 'fan-out-tail':
      return runFanOutTail(parametersAt(experiment, knobValue));
    case 'utilisation':
      return runUtilisation(parametersAt(experiment, knobValue));
    case 'scenario':
      return runScenarioExperiment(experiment, parametersAt(experiment, knobValue));
  }
}
