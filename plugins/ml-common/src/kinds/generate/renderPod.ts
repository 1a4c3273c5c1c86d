import { PRIORITY_LABEL, QUEUE_LABEL } from '../kueue-workload';
import { PodParameters } from './podParameters';
import { renderEnv } from './renderEnv';
import { renderMounts, renderVolumes } from './renderVolumes';

const COMPONENT_LABEL = 'backstage.io/kubernetes-id';

/** Says that the platform made the manifest; kinds that are not all ML work know it by this. */
const GENERATED_LABEL = 'mlport/generated';

/** What of a run its top-level object says. */
type Labelled = Pick<
  PodParameters,
  | 'name'
  | 'namespace'
  | 'labels'
  | 'annotations'
  | 'queue'
  | 'priority'
  | 'component'
>;

/** What of a run its pods say. */
export type RunParameters = Omit<PodParameters, 'retries'>;

/**
 * The metadata of the top-level object: its name, who made it, where it is sent, what it belongs to.
 */
export function renderMetadata(parameters: Labelled) {
  const { name, namespace, labels, annotations, queue, priority } = parameters;
  return {
    name,
    namespace,
    labels: {
      ...labels,
      ...componentLabel(parameters),
      [GENERATED_LABEL]: 'true',
      ...(queue && { [QUEUE_LABEL]: queue }),
      ...(priority && { [PRIORITY_LABEL]: priority }),
    },
    ...(Object.keys(annotations).length > 0 && {
      annotations: { ...annotations },
    }),
  };
}

/** The labels of pods; nothing where there are none. */
export function renderPodLabels(parameters: Labelled) {
  const labels = { ...parameters.labels, ...componentLabel(parameters) };
  return Object.keys(labels).length > 0 ? { metadata: { labels } } : {};
}

/**
 * The template of the pods: accelerators with requests equal to limits, restricted pod security,
 * no token of the API server.
 */
export function renderPodTemplate(
  parameters: RunParameters,
  containerName: string,
  restartPolicy?: 'Never' | 'OnFailure',
) {
  const { serviceAccount } = parameters;
  const volumes = renderVolumes(parameters);
  return {
    ...renderPodLabels(parameters),
    spec: {
      ...(restartPolicy && { restartPolicy }),
      ...(serviceAccount && { serviceAccountName: serviceAccount }),
      automountServiceAccountToken: false,
      securityContext: renderPodSecurity(parameters),
      ...renderPlacement(parameters),
      containers: [renderContainer(parameters, containerName)],
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

function renderContainer(parameters: RunParameters, name: string) {
  const { image, command, args } = parameters;
  const mounts = renderMounts(parameters);
  const env = renderEnv(parameters.env);
  return {
    name,
    image,
    command: [...command],
    ...(args.length > 0 && { args: [...args] }),
    ...(env.length > 0 && { env }),
    resources: renderResources(parameters),
    securityContext: renderContainerSecurity(),
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
}

/** Requests equal to limits, so that what runs is neither squeezed nor evicted first. */
export function renderResources(
  parameters: Pick<PodParameters, 'cpu' | 'memory' | 'accelerator'>,
) {
  const list = () => {
    const { cpu, memory, accelerator } = parameters;
    return {
      cpu,
      memory,
      ...(accelerator && { [accelerator.resource]: String(accelerator.count) }),
    };
  };
  return { requests: list(), limits: list() };
}

/** What the restricted profile asks of a pod. */
export function renderPodSecurity({
  runAsUser,
}: Pick<PodParameters, 'runAsUser'>) {
  return {
    runAsNonRoot: true,
    ...(runAsUser && { runAsUser }),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** What the restricted profile asks of each container. */
export function renderContainerSecurity() {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
}

/** Which nodes: those of the chosen product, tainted for their devices or not. */
export function renderPlacement({
  accelerator,
}: Pick<PodParameters, 'accelerator'>) {
  const { nodeSelector = {}, resource } = accelerator ?? {};
  return {
    ...(Object.keys(nodeSelector).length > 0 && {
      nodeSelector: { ...nodeSelector },
    }),
    ...(resource && { tolerations: [toleration(resource)] }),
  };
}

/** Nodes with devices are commonly tainted with the name of the plain device, for slices of it too. */
function toleration(resource: string) {
  const key = resource.startsWith('nvidia.com/') ? 'nvidia.com/gpu' : resource;
  return { key, operator: 'Exists', effect: 'NoSchedule' };
}

function componentLabel({
  component,
}: Pick<PodParameters, 'component'>): Record<string, string> {
  return component ? { [COMPONENT_LABEL]: component } : {};
}
