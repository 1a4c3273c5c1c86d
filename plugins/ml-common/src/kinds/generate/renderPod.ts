import { PRIORITY_LABEL, QUEUE_LABEL } from '../kueue-workload';
import { PodParameters } from './podParameters';

const COMPONENT_LABEL = 'backstage.io/kubernetes-id';

/** Says that the platform made the manifest; kinds that are not all ML work know it by this. */
const GENERATED_LABEL = 'mlport/generated';

/** The labels of the top-level object: who made it, where it is sent, what it belongs to. */
export function renderLabels(
  parameters: PodParameters,
): Record<string, string> {
  const { labels, queue, priority } = parameters;
  return {
    ...labels,
    ...componentLabel(parameters),
    [GENERATED_LABEL]: 'true',
    ...(queue && { [QUEUE_LABEL]: queue }),
    ...(priority && { [PRIORITY_LABEL]: priority }),
  };
}

/**
 * The template of the pods: accelerators with requests equal to limits, restricted pod security,
 * no token of the API server.
 */
export function renderPodTemplate(
  parameters: PodParameters,
  containerName: string,
  restartPolicy?: 'Never' | 'OnFailure',
) {
  const { accelerator, serviceAccount, runAsUser } = parameters;
  const labels = { ...parameters.labels, ...componentLabel(parameters) };
  const volumes = renderVolumes(parameters);
  return {
    ...(Object.keys(labels).length > 0 && { metadata: { labels } }),
    spec: {
      ...(restartPolicy && { restartPolicy }),
      ...(serviceAccount && { serviceAccountName: serviceAccount }),
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        ...(runAsUser && { runAsUser }),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(accelerator && { tolerations: [toleration(accelerator.resource)] }),
      containers: [renderContainer(parameters, containerName)],
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

function renderContainer(parameters: PodParameters, name: string) {
  const { image, command, args } = parameters;
  const mounts = renderMounts(parameters);
  const env = parameters.env.map(({ name: key, value, secret }) =>
    secret
      ? { name: key, valueFrom: { secretKeyRef: { ...secret } } }
      : { name: key, value },
  );
  return {
    name,
    image,
    command: [...command],
    ...(args.length > 0 && { args: [...args] }),
    ...(env.length > 0 && { env }),
    resources: {
      requests: renderResources(parameters),
      limits: renderResources(parameters),
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
}

function renderResources({ cpu, memory, accelerator }: PodParameters) {
  return {
    cpu,
    memory,
    ...(accelerator && { [accelerator.resource]: String(accelerator.count) }),
  };
}

function renderVolumes({ volumes, sharedMemory }: PodParameters) {
  return [
    ...volumes.map(({ claim, readOnly }, index) => ({
      name: `data-${index}`,
      persistentVolumeClaim: {
        claimName: claim,
        ...(readOnly && { readOnly }),
      },
    })),
    ...(sharedMemory
      ? [
          {
            name: 'shared-memory',
            emptyDir: { medium: 'Memory', sizeLimit: sharedMemory },
          },
        ]
      : []),
  ];
}

function renderMounts({ volumes, sharedMemory }: PodParameters) {
  return [
    ...volumes.map(({ mountPath, readOnly }, index) => ({
      name: `data-${index}`,
      mountPath,
      ...(readOnly && { readOnly }),
    })),
    ...(sharedMemory ? [{ name: 'shared-memory', mountPath: '/dev/shm' }] : []),
  ];
}

/** Nodes with devices are commonly tainted with the name of the plain device, for slices of it too. */
function toleration(resource: string) {
  const key = resource.startsWith('nvidia.com/') ? 'nvidia.com/gpu' : resource;
  return { key, operator: 'Exists', effect: 'NoSchedule' };
}

function componentLabel({ component }: PodParameters): Record<string, string> {
  return component ? { [COMPONENT_LABEL]: component } : {};
}
