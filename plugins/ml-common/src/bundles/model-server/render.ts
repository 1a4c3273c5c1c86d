import { Manifest } from '../../kinds';
import {
  allowCallers,
  allowDns,
  reachPorts,
  renderNetworkPolicy,
} from '../common/renderNetworkPolicy';
import { ModelServerParameters } from './parameters';
import { renderDeployment } from './renderDeployment';
import { selectorOf } from './selectorOf';
import { serverProfiles } from './serverProfiles';

/** The Deployment of a server, and what it needs to be called and to be left alone. */
export function render(parameters: ModelServerParameters) {
  const { replicas } = parameters;
  return [
    { path: 'service-account.yaml', objects: [serviceAccount(parameters)] },
    { path: 'deployment.yaml', objects: [renderDeployment(parameters)] },
    { path: 'service.yaml', objects: [service(parameters)] },
    ...(replicas > 1
      ? [
          {
            path: 'pod-disruption-budget.yaml',
            objects: [disruptionBudget(parameters)],
          },
        ]
      : []),
    { path: 'network-policy.yaml', objects: [networkPolicy(parameters)] },
  ];
}

/** Its own, so that rights given to others are none of the server's; and without a token. */
function serviceAccount(parameters: ModelServerParameters): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(parameters),
    automountServiceAccountToken: false,
  };
}

function service(parameters: ModelServerParameters): Manifest {
  const { ports } = serverProfiles[parameters.server];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(parameters),
    spec: {
      selector: selectorOf(parameters),
      ports: ports(parameters).map(({ name, port }) => ({
        name,
        port,
        targetPort: name,
      })),
    },
  };
}

/** With one replica it would hold up the drain of a node, so there is none then. */
function disruptionBudget(parameters: ModelServerParameters): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(parameters),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: selectorOf(parameters) },
    },
  };
}

function networkPolicy(parameters: ModelServerParameters): Manifest {
  const { callers, egressPorts, server } = parameters;
  const ports = serverProfiles[server].ports(parameters);
  return renderNetworkPolicy({
    ...metadataOf(parameters),
    pods: selectorOf(parameters),
    ingress: [
      allowCallers(
        callers,
        ports.map(({ port }) => port),
      ),
    ],
    egress: [allowDns(), ...reachPorts(egressPorts)],
  });
}

function metadataOf({ name, target }: ModelServerParameters) {
  return { name, namespace: target.namespace };
}
