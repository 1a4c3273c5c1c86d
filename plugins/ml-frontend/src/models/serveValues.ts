import {
  ModelItem,
  ModelVersionItem,
} from '@mlport/backstage-plugin-ml-common';

/** The template that serves a model. */
export const SERVE_TEMPLATE = {
  namespace: 'default',
  templateName: 'kserve-endpoint',
};

/** As long as a name may be on a cluster, with what operators append. */
const LONGEST = 40;

/**
 * What is known of an endpoint for a version before its form is opened.
 *
 * A version of a workspace is given by its storage URI alone: the annotations of an endpoint name
 * models of the default workspace, and would name another one.
 */
export function serveValues(item: ModelItem, version: ModelVersionItem) {
  const { instance, workspace } = item.source;
  const name = objectName(item.name);
  const [alias] = version.aliases;
  const { runId, storageUri } = version;
  return {
    ...(name && { component: name, name }),
    description: `Serves ${item.name}`,
    ...(item.owner && { owner: item.owner }),
    ...(storageUri !== undefined && { storageUri }),
    ...(workspace === undefined && {
      fromRegistry: true,
      registeredModel: {
        instance,
        name: item.name,
        version: version.version,
        ...(alias !== undefined && { alias }),
        ...(runId !== undefined && { runId }),
      },
    }),
  };
}

/** Names of models may have blanks and any script; names on clusters may not. */
function objectName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}
