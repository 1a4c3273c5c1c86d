import { Kind } from '../../kinds';
import { envOf } from '../common/env';
import { TrainingRunParameters } from './parameters';
import { experimentOf } from './runAnnotations';

interface Variable {
  name: string;
  value?: string;
  secret?: { name: string; key: string };
  field?: string;
}

/** Names that {@link runEnv} gives to runs that are logged. */
export const LOGGING_VARIABLES: readonly string[] = [
  'MLFLOW_TRACKING_URI',
  'MLFLOW_EXPERIMENT_NAME',
  'MLFLOW_RUN_CONTEXT',
  'POD_NAME',
];

/** The variables of a run: those of MLflow first, as `$(NAME)` sees what is above it only. */
export function runEnv(
  parameters: TrainingRunParameters,
  kind: Pick<Kind, 'group' | 'versions' | 'kind'>,
): Variable[] {
  return [...loggingEnv(parameters, kind), ...envOf(parameters)];
}

function loggingEnv(
  parameters: TrainingRunParameters,
  kind: Pick<Kind, 'group' | 'versions' | 'kind'>,
): Variable[] {
  const { mlflow } = parameters;
  if (!mlflow) {
    return [];
  }
  return [
    { name: 'MLFLOW_TRACKING_URI', value: literal(mlflow.trackingUri) },
    {
      name: 'MLFLOW_EXPERIMENT_NAME',
      value: literal(experimentOf(parameters)),
    },
    { name: 'POD_NAME', field: 'metadata.name' },
    { name: 'MLFLOW_RUN_CONTEXT', value: runContext(parameters, kind) },
  ];
}

/**
 * Tags that MLflow's client puts on every run that is started in the pod. A value that is no string
 * would make it throw, and what is no JSON loses all tags without a word.
 *
 * Source: mlflow v3.6, `mlflow/tracking/context/registry.py`.
 */
function runContext(
  parameters: TrainingRunParameters,
  { group, versions, kind }: Pick<Kind, 'group' | 'versions' | 'kind'>,
): string {
  const { name, target, component, origin, repository, commit } = parameters;
  const tags = {
    'backstage.io/entity-ref':
      origin?.entityRef ?? `component:default/${component}`,
    ...(commit && { 'mlflow.source.git.commit': commit }),
    ...(repository && { 'mlflow.source.git.repoURL': repository }),
    'k8s.cluster': target.cluster,
    'k8s.namespace': target.namespace,
    'k8s.job.apiVersion': `${group}/${versions[0]}`,
    'k8s.job.kind': kind,
    'k8s.job.name': name,
  };
  const literals = Object.entries(tags).map(([tag, value]) => [
    tag,
    literal(value),
  ]);
  return JSON.stringify({
    ...Object.fromEntries(literals),
    'k8s.pod.name': '$(POD_NAME)',
  });
}

/** Text that Kubernetes would else expand: `$$` stands for `$`. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
