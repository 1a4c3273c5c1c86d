import {
  Experiment,
  MLFLOW_EXPERIMENT_ANNOTATION,
} from '@mlport/backstage-plugin-ml-common';
import { discoveredExperimentName } from '@mlport/backstage-plugin-ml-node';
import { Place } from '../placing/Placer';
import { DiscoveredEntity } from './DiscoveredEntity';
import { buildEntity } from './buildEntity';
import { trackingSourceKey } from './sourceKey';
import { nameValue, plainTags, trackedAnnotations } from './trackedParts';

/** The entity of an experiment: a `Resource` of type `ml-experiment`. */
export function experimentEntity(
  experiment: Pick<
    Experiment,
    'source' | 'experimentId' | 'name' | 'description' | 'tags' | 'url'
  >,
  place: Place,
): DiscoveredEntity {
  const { source, name, description, tags, url } = experiment;
  return buildEntity({
    kind: 'Resource',
    name: discoveredExperimentName(experiment),
    source: trackingSourceKey('experiments', source),
    title: name,
    description,
    tags: plainTags(tags),
    annotations: {
      ...trackedAnnotations(source),
      [MLFLOW_EXPERIMENT_ANNOTATION]: nameValue(name),
    },
    link: { url, title: 'MLflow' },
    spec: { type: 'ml-experiment', ...place },
  });
}
