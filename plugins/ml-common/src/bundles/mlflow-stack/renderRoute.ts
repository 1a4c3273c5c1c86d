import { Manifest } from '../../kinds';
import { SERVER_PORT } from './names';
import { MlflowStackParameters } from './parameters';

/** Uploads of models take their time. */
const TIMEOUT_SECONDS = 600;

/** Artifacts have any size, and are passed on as they come. */
const NGINX_ANNOTATIONS = {
  'nginx.ingress.kubernetes.io/proxy-body-size': '0',
  'nginx.ingress.kubernetes.io/proxy-buffering': 'off',
  'nginx.ingress.kubernetes.io/proxy-request-buffering': 'off',
  'nginx.ingress.kubernetes.io/proxy-read-timeout': String(TIMEOUT_SECONDS),
  'nginx.ingress.kubernetes.io/proxy-send-timeout': String(TIMEOUT_SECONDS),
};

/** The URL for people; nothing where it is reached in the cluster only. */
export function publicUrl({
  exposure,
}: MlflowStackParameters): string | undefined {
  const { type, host, tlsSecret, clusterIssuer } = exposure;
  if (type === 'cluster' || !host) {
    return undefined;
  }
  const isPlain = type === 'ingress' && !tlsSecret && !clusterIssuer;
  return `${isPlain ? 'http' : 'https'}://${host}`;
}

/** The way in from outside of the cluster. */
export function renderRoute(parameters: MlflowStackParameters): Manifest[] {
  switch (parameters.exposure.type) {
    case 'ingress':
      return [renderIngress(parameters)];
    case 'gateway':
      return [renderHttpRoute(parameters)];
    default:
      return [];
  }
}

function renderIngress(parameters: MlflowStackParameters): Manifest {
  const { name, target, exposure } = parameters;
  const { host, ingressClass, tlsSecret, clusterIssuer } = exposure;
  const annotations = {
    ...(clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer }),
    ...(ingressClass === 'nginx' && NGINX_ANNOTATIONS),
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: target.namespace, annotations },
    spec: {
      ...(ingressClass && { ingressClassName: ingressClass }),
      ...((tlsSecret || clusterIssuer) && {
        tls: [{ hosts: [host], secretName: tlsSecret ?? `${name}-tls` }],
      }),
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name, port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  };
}

function renderHttpRoute(parameters: MlflowStackParameters): Manifest {
  const { name, target, exposure } = parameters;
  const { host, gateway } = exposure;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: target.namespace },
    spec: {
      parentRefs: gateway ? [{ ...gateway }] : [],
      hostnames: [host],
      rules: [
        {
          backendRefs: [{ name, port: SERVER_PORT }],
          timeouts: { request: `${TIMEOUT_SECONDS}s` },
        },
      ],
    },
  };
}
