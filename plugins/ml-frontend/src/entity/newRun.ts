import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  MlApi,
  readTrainingRun,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';

/** Names the template for new runs of a project, where it is not `template:default/new-run`. */
const NEW_RUN_ANNOTATION = 'mlport/new-run-template';

/** On entities that one of our templates wrote; only their repositories have a folder of runs. */
const TEMPLATE_ANNOTATION = 'mlport/template';

/** The template that adds a run to a training project; undefined for any other entity. */
export function newRunTemplate({
  spec,
  metadata: { annotations = {} },
}: Entity): { namespace: string; templateName: string } | undefined {
  if (spec?.type !== 'ml-training' || !annotations[TEMPLATE_ANNOTATION]) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(
    annotations[NEW_RUN_ANNOTATION] ?? 'new-run',
    { defaultKind: 'template', defaultNamespace: 'default' },
  );
  return { namespace, templateName: name };
}

/**
 * What is known of the next run of a project before its form is opened.
 *
 * @param now - in milliseconds since the epoch; the name of the run has it, so that it is unique
 */
export function newRunValues(entity: Entity, now: number) {
  const { name, annotations = {} } = entity.metadata;
  const cluster = annotations['backstage.io/kubernetes-cluster'];
  const namespace = annotations['backstage.io/kubernetes-namespace'];
  const repoUrl = repoUrlOf(annotations['backstage.io/source-location']);
  const time = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  return {
    component: name,
    name: `${slug(name)}-${time.slice(0, 8)}-${time.slice(8)}`,
    owner: entity.spec?.owner,
    origin: { entityRef: stringifyEntityRef(entity) },
    ...(cluster && namespace && { target: { cluster, namespace } }),
    ...(repoUrl && { repoUrl }),
  };
}

/** The run that was made last, of what an entity has. */
export function lastRunOf(
  rows: Iterable<WorkloadItem>,
): WorkloadItem | undefined {
  return [...rows]
    .filter(({ createdAt, urls }) => createdAt && !urls)
    .sort((a, b) => Date.parse(a.createdAt!) - Date.parse(b.createdAt!))
    .pop();
}

/**
 * What the next run begins with of the last one: kind, image, command, size and place. Asked for when
 * somebody wants it, for it costs its cluster a request. Nothing where the object is gone or may not be
 * seen; then the form is filled in by hand.
 */
export async function lastRunValues(
  api: Pick<MlApi, 'getWorkloadManifest'>,
  last: WorkloadItem | undefined,
) {
  if (!last) {
    return undefined;
  }
  const { cluster, namespace, queue } = last;
  const run = await api.getWorkloadManifest(last).then(
    ({ yaml }) => readTrainingRun(yaml),
    () => undefined,
  );
  return run && { ...run, target: { cluster, namespace, queue } };
}

/**
 * The repository of a source location as the scaffolder writes it, for hosts whose repositories are
 * `OWNER/NAME`. Others are chosen in the form.
 */
function repoUrlOf(location: string | undefined): string | undefined {
  const url = location?.replace(/^url:/, '') ?? '';
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { host, pathname } = new URL(url);
  const [, path] =
    /^\/(.+?)(?:\.git)?(?:\/(?:-\/)?(?:tree|blob|src)\/.*)?\/?$/.exec(
      pathname,
    ) ?? [];
  const parts = path?.split('/') ?? [];
  const repo = parts.pop();
  return host && repo && parts.length > 0
    ? `${host}?owner=${encodeURIComponent(
        parts.join('/'),
      )}&repo=${encodeURIComponent(repo)}`
    : undefined;
}

/** Names of entities may have capitals, dots and underscores; the name of a run may not. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
}
