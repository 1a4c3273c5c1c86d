import { Manifest } from '../../kinds';

type Selector = Record<string, string>;

/** Where DNS is answered; 5353 on OpenShift. */
const DNS_PORTS = [53, 5353];

/** The metadata services of clouds, which hand out the credentials of the node. */
const METADATA_SERVICES = {
  '0.0.0.0/0': '169.254.169.254/32',
  '::/0': 'fd00:ec2::254/128',
};

/** Who may call some pods, and what they may call. */
export interface NetworkPolicyOptions {
  name: string;
  namespace: string;
  /** The labels of the pods. */
  pods: Selector;
  /** Rules for calls to the pods. */
  ingress: object[];
  /** Rules for calls of the pods. */
  egress: object[];
}

/** A NetworkPolicy. What no rule allows is cut off, in both directions. */
export function renderNetworkPolicy(options: NetworkPolicyOptions): Manifest {
  const { name, namespace, pods, ingress, egress } = options;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: { matchLabels: { ...pods } },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress,
    },
  };
}

/** The own namespace and others may call; all ports where none are named. */
export function allowCallers(
  callers: readonly string[],
  ports: readonly number[] = [],
): object {
  return {
    from: [
      { podSelector: {} },
      ...callers.map(namespace => ({
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
      })),
    ],
    ...(ports.length > 0 && { ports: ports.map(tcp) }),
  };
}

/** Some pods of the own namespace may call. */
export function allowPods(
  pods: readonly Selector[],
  ports: readonly number[],
): object {
  return { from: pods.map(toPods), ports: ports.map(tcp) };
}

/** Names may be looked up. */
export function allowDns(): object {
  return {
    ports: DNS_PORTS.flatMap(port => [{ protocol: 'UDP', port }, tcp(port)]),
  };
}

/** Some pods of the own namespace may be called. */
export function reachPods(pods: Selector, ports: readonly number[]): object {
  return { to: [toPods(pods)], ports: ports.map(tcp) };
}

/**
 * Anything may be called on some ports, in the cluster and outside, but for the credentials of the
 * node.
 */
export function reachPorts(
  ports: readonly number[],
  { metadataService = false } = {},
): object[] {
  if (ports.length === 0) {
    return [];
  }
  const blocks = Object.entries(METADATA_SERVICES).map(([cidr, except]) => ({
    ipBlock: { cidr, ...(!metadataService && { except: [except] }) },
  }));
  return [
    { to: [{ namespaceSelector: {} }, ...blocks], ports: ports.map(tcp) },
  ];
}

function toPods(pods: Selector) {
  return { podSelector: { matchLabels: { ...pods } } };
}

function tcp(port: number) {
  return { protocol: 'TCP', port };
}
