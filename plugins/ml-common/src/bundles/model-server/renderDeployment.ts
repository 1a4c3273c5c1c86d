import { Manifest } from '../../kinds';
import { QUEUE_LABEL } from '../../kinds/kueue-workload';
import { renderEnv } from '../../kinds/generate/renderEnv';
import {
  renderContainerSecurity,
  renderPlacement,
  renderPodSecurity,
  renderResources,
} from '../../kinds/generate/renderPod';
import {
  renderMounts,
  renderVolumes,
} from '../../kinds/generate/renderVolumes';
import { toSeconds } from '../common/duration';
import { envOf } from '../common/env';
import { renderStartupProbe } from '../common/renderStartupProbe';
import { ModelServerParameters } from './parameters';
import { selectorOf } from './selectorOf';
import { serverProfiles } from './serverProfiles';

/** What a rollout may take beyond the loading of a model: pulling its image. */
const PULL_SECONDS = 600;

/** The Deployment of a model server. */
export function renderDeployment(parameters: ModelServerParameters): Manifest {
  const { name, target, replicas, accelerator, loadTimeout } = parameters;
  const selector = selectorOf(parameters);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: target.namespace,
      labels: {
        ...selector,
        'mlport/generated': 'true',
        ...(target.queue && { [QUEUE_LABEL]: target.queue }),
      },
    },
    spec: {
      replicas,
      // A rollout needs no accelerator beside those that are in use.
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: accelerator
          ? { maxSurge: 0, maxUnavailable: 1 }
          : { maxSurge: 1, maxUnavailable: 0 },
      },
      progressDeadlineSeconds: toSeconds(loadTimeout) + PULL_SECONDS,
      selector: { matchLabels: selector },
      template: renderTemplate(parameters),
    },
  };
}

function renderTemplate(parameters: ModelServerParameters) {
  const { name, component } = parameters;
  return {
    metadata: {
      labels: {
        ...selectorOf(parameters),
        'backstage.io/kubernetes-id': component,
      },
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      securityContext: renderPodSecurity(parameters),
      ...renderPlacement(parameters),
      containers: [renderContainer(parameters)],
      volumes: [
        ...renderVolumes(parameters),
        { name: 'scratch', emptyDir: {} },
      ],
    },
  };
}

function renderContainer(parameters: ModelServerParameters) {
  const profile = serverProfiles[parameters.server];
  const command = profile.command?.(parameters);
  const args = [...profile.args(parameters), ...parameters.args];
  const own = Object.entries(profile.env ?? {});
  const env = renderEnv([
    ...own.map(([name, value]) => ({ name, value })),
    ...envOf(parameters),
  ]);
  return {
    name: 'server',
    image: parameters.image ?? profile.image?.(parameters),
    ...(command && { command: [...command] }),
    ...(args.length > 0 && { args }),
    ...(env.length > 0 && { env }),
    ports: profile
      .ports(parameters)
      .map(({ name, port }) => ({ name, containerPort: port })),
    ...renderProbes(parameters),
    resources: renderResources(parameters),
    securityContext: renderContainerSecurity(),
    volumeMounts: [
      ...renderMounts(parameters),
      { name: 'scratch', mountPath: '/tmp' },
    ],
  };
}

function renderProbes(parameters: ModelServerParameters) {
  const { readyPath, livePath } = serverProfiles[parameters.server];
  const path = readyPath(parameters);
  const port = 'http';
  return {
    startupProbe: renderStartupProbe({
      path,
      port,
      loadTimeout: parameters.loadTimeout,
    }),
    readinessProbe: { httpGet: { path, port }, periodSeconds: 10 },
    livenessProbe: {
      ...(livePath
        ? { httpGet: { path: livePath, port } }
        : { tcpSocket: { port } }),
      periodSeconds: 20,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
  };
}
