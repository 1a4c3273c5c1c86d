import { asList, asRecord, asText } from '../kubernetes';
import { LintTarget, PodSpecAt } from './LintRule';
import { valuesAt } from './shapes/valuesAt';

/** A name that one manifest has of another object. */
export interface Reference {
  field: string;
  /** The kind that is meant; its group says nothing more, for these. */
  kind: string;
  name: string;
  /** Absent for objects of the cluster. */
  namespace?: string;
  isNamespaced: boolean;
}

interface ReferenceAt {
  /** As `valuesAt` takes it. */
  path: string;
  kind: string;
}

/** Where pods name objects of their namespace. Secrets live elsewhere: they are no part of Git. */
const OF_PODS: readonly ReferenceAt[] = [
  {
    path: 'volumes[].persistentVolumeClaim.claimName',
    kind: 'PersistentVolumeClaim',
  },
  { path: 'volumes[].configMap.name', kind: 'ConfigMap' },
  { path: 'volumes[].projected.sources[].configMap.name', kind: 'ConfigMap' },
  { path: 'serviceAccountName', kind: 'ServiceAccount' },
];

const OF_CONTAINERS: readonly ReferenceAt[] = [
  { path: 'env[].valueFrom.configMapKeyRef.name', kind: 'ConfigMap' },
  { path: 'envFrom[].configMapRef.name', kind: 'ConfigMap' },
];

/** Where objects name others of their namespace, by `group/kind`. */
const OF_OBJECTS: Readonly<Record<string, readonly ReferenceAt[]>> = {
  'networking.k8s.io/Ingress': [
    { path: 'spec.defaultBackend.service.name', kind: 'Service' },
    { path: 'spec.rules[].http.paths[].backend.service.name', kind: 'Service' },
  ],
  'gateway.networking.k8s.io/HTTPRoute': [
    { path: 'spec.rules[].backendRefs[].name', kind: 'Service' },
    { path: 'spec.parentRefs[].name', kind: 'Gateway' },
  ],
  'networking.istio.io/VirtualService': [
    { path: 'spec.http[].route[].destination.host', kind: 'Service' },
    { path: 'spec.gateways[]', kind: 'Gateway' },
  ],
  'networking.istio.io/DestinationRule': [
    { path: 'spec.host', kind: 'Service' },
  ],
  'argoproj.io/Workflow': [
    {
      path: 'spec.volumes[].persistentVolumeClaim.claimName',
      kind: 'PersistentVolumeClaim',
    },
    { path: 'spec.volumes[].configMap.name', kind: 'ConfigMap' },
    { path: 'spec.serviceAccountName', kind: 'ServiceAccount' },
  ],
};

/** Where objects name others of the cluster. */
const OF_CLUSTER: Readonly<Record<string, readonly ReferenceAt[]>> = {
  'kueue.x-k8s.io/LocalQueue': [
    { path: 'spec.clusterQueue', kind: 'ClusterQueue' },
  ],
  'kueue.x-k8s.io/ClusterQueue': [
    { path: 'spec.resourceGroups[].flavors[].name', kind: 'ResourceFlavor' },
  ],
  '/PersistentVolumeClaim': [
    { path: 'spec.storageClassName', kind: 'StorageClass' },
  ],
};

const QUEUE = 'kueue.x-k8s.io/queue-name';

/** All that a manifest refers to by name, as far as it is known where. */
export function referencesOf(target: LintTarget): Reference[] {
  const { group, json, kind, namespace, pods } = target;
  const key = `${group}/${kind}`;
  const found = [
    ...(OF_OBJECTS[key] ?? []).flatMap(at => namesAt(json, '', at)),
    ...pods.flatMap(referencesOfPod),
    ...queueOf(target),
  ];
  return [
    ...found.map(reference => ({
      ...reference,
      namespace,
      isNamespaced: true,
    })),
    ...(OF_CLUSTER[key] ?? [])
      .flatMap(at => namesAt(json, '', at))
      .map(reference => ({ ...reference, isNamespaced: false })),
  ];
}

type Found = Pick<Reference, 'field' | 'kind' | 'name'>;

function namesAt(json: unknown, prefix: string, at: ReferenceAt): Found[] {
  return valuesAt(json, at.path).flatMap(({ path, value }) => {
    const name = asText(value);
    // A name with a dot or a slash is of another namespace, or of no object here.
    return name && !/[./]/.test(name)
      ? [{ field: `${prefix}${path}`, kind: at.kind, name }]
      : [];
  });
}

function referencesOfPod({ containers, spec, specPath }: PodSpecAt): Found[] {
  return [
    ...OF_PODS.flatMap(at => namesAt(spec, specPath, at)),
    ...containers.flatMap(({ container, path }) =>
      OF_CONTAINERS.flatMap(at => namesAt(container, `${path}.`, at)),
    ),
  ];
}

function queueOf({ json }: LintTarget): Found[] {
  const labels = asRecord(asRecord(json.metadata)?.labels);
  const name = asText(labels?.[QUEUE]);
  return name
    ? [{ field: `metadata.labels[${QUEUE}]`, kind: 'LocalQueue', name }]
    : [];
}

/** What a pod refers to inside itself: mounts without a volume. */
export function* strayMounts({
  containers,
  spec,
}: PodSpecAt): Iterable<{ field: string; name: string }> {
  const volumes = new Set(
    (asList(spec.volumes) ?? []).map(volume => asRecord(volume)?.name),
  );
  for (const { container, path } of containers) {
    for (const { path: at, value } of valuesAt(
      container,
      'volumeMounts[].name',
    )) {
      if (typeof value === 'string' && !volumes.has(value)) {
        yield { field: `${path}.${at}`, name: value };
      }
    }
  }
}
