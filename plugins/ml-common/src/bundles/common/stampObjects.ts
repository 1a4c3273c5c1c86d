import { Manifest } from '../../kinds';
import { CommonParameters } from './commonParameters';

/**
 * Says on each object what it belongs to and which template made it, so that an object of a cluster
 * leads back to its entity, its owner and its origin.
 */
export function stampObjects(
  objects: readonly Manifest[],
  common: CommonParameters,
): Manifest[] {
  const { component, owner, system, origin } = common;
  const labels = {
    ...(system && { 'app.kubernetes.io/part-of': system }),
    ...(component && { 'backstage.io/kubernetes-id': component }),
  };
  const annotations = {
    ...(owner && { 'mlport/owner': owner }),
    ...(origin && {
      'mlport/template': origin.template,
      'mlport/template-version': origin.version,
    }),
  };
  return objects.map(({ apiVersion, kind, metadata, ...content }) => {
    const { labels: own, annotations: ownAnnotations, ...named } = metadata;
    return {
      apiVersion,
      kind,
      metadata: {
        ...named,
        ...notEmpty('labels', { ...own, ...labels }),
        ...notEmpty('annotations', { ...ownAnnotations, ...annotations }),
      },
      ...content,
    };
  });
}

function notEmpty(field: string, map: Record<string, string>) {
  return Object.keys(map).length > 0 ? { [field]: map } : {};
}
