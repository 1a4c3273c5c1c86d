import {
  choiceParameter,
  countParameter,
  groupParameter,
} from '../generate/expecting';
import { podParameters } from '../generate/podParameters';
import { objectNameParameter } from '../generate/texts';

/** Whose template the pods come from. */
export const runtimeParameter = groupParameter({
  kind: choiceParameter(['ClusterTrainingRuntime', 'TrainingRuntime']).default(
    'ClusterTrainingRuntime',
  ),
  name: objectNameParameter('a training runtime'),
});

/** The parameters of a run by a training runtime. How often it is retried is the runtime's. */
export const parameters = podParameters.omit({ retries: true }).extend({
  nodes: countParameter('nodes', 1, 1000).default(1),
  runtime: runtimeParameter.default({ name: 'torch-distributed' }),
});
