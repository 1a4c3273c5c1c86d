import {
  MLFLOW_MODEL_ANNOTATION,
  ModelItem,
} from '@mlport/backstage-plugin-ml-common';
import { discoveredModelName } from '@mlport/backstage-plugin-ml-node';
import { Place } from '../placing/Placer';
import { ALIASES_ANNOTATION, LATEST_VERSION_ANNOTATION } from './annotations';
import { DiscoveredEntity } from './DiscoveredEntity';
import { buildEntity } from './buildEntity';
import { plainText } from './plainText';
import { trackingSourceKey } from './sourceKey';
import { nameValue, plainTags, trackedAnnotations } from './trackedParts';

/** Aliases beyond that are not in the catalog; the page has them all. */
const MOST_ALIASES = 20;

/**
 * The entity of a registered model: a `Resource` of type `ai-model`.
 *
 * @param dependsOn - The experiments that its versions come from, as entity references.
 */
export function modelEntity(
  model: Pick<
    ModelItem,
    'source' | 'name' | 'description' | 'tags' | 'aliases' | 'latest' | 'url'
  >,
  place: Place,
  dependsOn: readonly string[] = [],
): DiscoveredEntity {
  const { source, name, description, tags, url } = model;
  const latest = plainText(model.latest, 100);
  const aliases = Object.entries(model.aliases).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return buildEntity({
    kind: 'Resource',
    name: discoveredModelName(model),
    source: trackingSourceKey('models', source),
    title: name,
    description,
    tags: plainTags(tags),
    annotations: {
      ...trackedAnnotations(source),
      [MLFLOW_MODEL_ANNOTATION]: nameValue(name),
    },
    link: { url, title: 'MLflow' },
    spec: {
      type: 'ai-model',
      ...place,
      ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    },
    lively: {
      ...(latest !== undefined && { [LATEST_VERSION_ANNOTATION]: latest }),
      ...(aliases.length > 0 && {
        [ALIASES_ANNOTATION]: JSON.stringify(
          Object.fromEntries(aliases.slice(0, MOST_ALIASES)),
        ),
      }),
    },
  });
}
