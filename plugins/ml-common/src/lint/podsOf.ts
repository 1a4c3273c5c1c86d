import {
  JsonRecord,
  KubernetesObject,
  asList,
  asRecord,
  parseManifest,
} from '../kubernetes';
import { Kind } from '../kinds';
import { ContainerAt, PodSpecAt } from './LintRule';
import { ManifestShape, PodShape } from './shapes/ManifestShape';
import { valuesAt } from './shapes/valuesAt';

/** Where Kubernetes' own kinds have a pod. */
const COMMON: readonly PodShape[] = [
  { path: 'spec.template', is: 'template' },
  { path: 'spec.jobTemplate.spec.template', is: 'template' },
];

/**
 * The pods of a manifest: where its kind or its shape says they are, else where Kubernetes' own kinds
 * have them (a pod itself, `spec.template`, `spec.jobTemplate.spec.template`).
 */
export function podsOf(
  json: JsonRecord,
  kind: Kind | undefined,
  shape: ManifestShape | undefined,
): PodSpecAt[] {
  const object = namedObject(json);
  if (kind?.manifest && object) {
    const own = kind.manifest
      .podTemplates(object)
      .flatMap(({ path, template }) =>
        podAt(path, template, { is: 'template' }),
      );
    return [...own, ...shapedPods(json, shape?.pods ?? [])];
  }
  return shape
    ? shapedPods(json, shape.pods)
    : [...podAt('', json, { is: 'template' }), ...shapedPods(json, COMMON)];
}

function shapedPods(json: JsonRecord, pods: readonly PodShape[]): PodSpecAt[] {
  return pods.flatMap(shape =>
    valuesAt(json, shape.path).flatMap(({ path, value }) =>
      podAt(path, value, shape),
    ),
  );
}

function podAt(
  path: string,
  value: unknown,
  shape: Omit<PodShape, 'path'>,
): PodSpecAt[] {
  const template = asRecord(value);
  const isTemplate = shape.is === 'template';
  const spec = isTemplate ? asRecord(template?.spec) : template;
  const prefix = path && `${path}.`;
  const specPath = isTemplate ? `${prefix}spec.` : prefix;
  if (!template || !spec) {
    return [];
  }
  const containers = [
    ...listedContainers(spec, specPath, shape),
    ...singleContainers(spec, specPath, shape),
  ];
  return containers.length > 0 || (isTemplate && asList(spec.containers))
    ? [{ path: prefix, specPath, template, isTemplate, spec, containers }]
    : [];
}

function listedContainers(
  spec: JsonRecord,
  specPath: string,
  { isPartial }: Omit<PodShape, 'path'>,
): ContainerAt[] {
  return ['initContainers', 'containers'].flatMap(field =>
    (asList(spec[field]) ?? []).flatMap((entry, index) => {
      const container = asRecord(entry);
      const at = {
        path: `${specPath}${field}[${index}]`,
        resourcesPath: `${specPath}${field}[${index}].resources`,
        isInit: field === 'initContainers',
        isPartial: isPartial ?? false,
      };
      return container ? [{ ...at, container }] : [];
    }),
  );
}

function singleContainers(
  spec: JsonRecord,
  specPath: string,
  { single = [], resources = 'resources', isPartial }: Omit<PodShape, 'path'>,
): ContainerAt[] {
  return single.flatMap(field => {
    const container = asRecord(spec[field]);
    const path = `${specPath}${field}`;
    const at = {
      path,
      resourcesPath: `${path}.${resources}`,
      isInit: false,
      isPartial: isPartial ?? false,
    };
    return container
      ? [
          {
            ...at,
            container: { ...container, resources: container[resources] },
          },
        ]
      : [];
  });
}

/** The object with a stand-in where it has no name yet. */
function namedObject(json: JsonRecord): KubernetesObject | undefined {
  const metadata = { name: 'unnamed', ...asRecord(json.metadata) };
  const parsed = parseManifest({ ...json, metadata });
  return parsed.ok ? parsed.value : undefined;
}
