import { NotFoundError } from '@backstage/errors';
import { Kind, KindGenerator, kindById } from '../../kinds';
import { toSeconds } from '../common/duration';
import { TrainingRunParameters } from './parameters';
import { runAnnotations } from './runAnnotations';
import { runEnv } from './runEnv';

/** The file of one run, next to those of earlier runs. */
export function render(parameters: TrainingRunParameters) {
  const { kind, generator } = runKindOf(parameters);
  return [
    {
      path: runPath(parameters.name),
      objects: generator.render(kindParameters(parameters, kind, generator)),
    },
  ];
}

/** Where the file of a run is. */
export function runPath(name: string): string {
  return `runs/${name}.yaml`;
}

/** The kind that the run is made as. */
export function runKindOf({ kind: id }: Pick<TrainingRunParameters, 'kind'>) {
  const kind = kindById(id);
  if (!kind?.generator) {
    throw new NotFoundError(`No runs can be made of the kind "${id}"`);
  }
  return { kind, generator: kind.generator };
}

function kindParameters(
  parameters: TrainingRunParameters,
  kind: Kind,
  generator: KindGenerator,
) {
  const { name, target, component, image, command, args } = parameters;
  const { accelerator, cpu, memory, sharedMemory, volumes } = parameters;
  const { priority, serviceAccount, runAsUser, deadline } = parameters;
  return {
    ...generator.ofRun?.(parameters),
    name,
    namespace: target.namespace,
    queue: target.queue,
    annotations: runAnnotations(parameters),
    image,
    command,
    args,
    env: runEnv(parameters, kind),
    accelerator,
    cpu,
    memory,
    sharedMemory,
    volumes,
    priority,
    serviceAccount,
    runAsUser,
    component,
    deadlineSeconds: deadline && toSeconds(deadline),
  };
}
