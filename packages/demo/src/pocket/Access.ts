import { RequestInfo } from './RequestInfo';
import { resourceId } from './ResourceType';
import { about, StatusError, unauthorized } from './StatusError';

/** What one token may do; a smaller RBAC. */
export type AccessRule = {
  /** `get`, `list`, `watch`, `create`, …, or `*`. */
  verbs: string[];
  /** `pods`, `pods/log`, `jobs.batch`, or `*`. */
  resources?: string[];
  /** Only in these namespaces; absent for everywhere. */
  namespaces?: string[];
  /** Paths that are no resource, for example `/metrics`, or `*`. */
  paths?: string[];
};

/** A token and who it is. */
export type Identity = {
  token: string;
  /** For example `system:serviceaccount:backstage:ml-viewer`. */
  user: string;
  rules: AccessRule[];
};

/** Health needs no token, and discovery no rule. */
const PUBLIC = /^\/(healthz|livez|readyz)(\/ping)?$/;
const DISCOVERY = /^\/(version|api|apis|openapi)(\/[^/]+){0,2}\/?$/;

/** Everything; what the demo's own story writes with. */
export const administratorRules: AccessRule[] = [
  { verbs: ['*'], resources: ['*'], paths: ['*'] },
];

/** Reading what the ML platform reads, as the ClusterRole of an installation grants it. */
export const viewerRules: AccessRule[] = [
  {
    verbs: ['get', 'list', 'watch'],
    resources: [
      'namespaces',
      'pods',
      'pods/log',
      'events',
      'nodes',
      'resourcequotas',
      'jobs.batch',
      'deployments.apps',
      'statefulsets.apps',
      'pytorchjobs.kubeflow.org',
      'trainjobs.trainer.kubeflow.org',
      'trainingruntimes.trainer.kubeflow.org',
      'clustertrainingruntimes.trainer.kubeflow.org',
      'jobsets.jobset.x-k8s.io',
      'inferenceservices.serving.kserve.io',
      'workloads.kueue.x-k8s.io',
      'localqueues.kueue.x-k8s.io',
      'clusterqueues.kueue.x-k8s.io',
      'cohorts.kueue.x-k8s.io',
      'resourceflavors.kueue.x-k8s.io',
      'localqueues.visibility.kueue.x-k8s.io/pendingworkloads',
    ],
  },
];

/**
 * Who asks.
 *
 * @returns undefined where no token is needed.
 * @throws StatusError 401 without a token or with an unknown one.
 */
export function authenticate(
  identities: Identity[],
  info: RequestInfo,
  authorization: string | undefined,
): Identity | undefined {
  if (!authorization && PUBLIC.test(info.path)) {
    return undefined;
  }
  const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
  const identity = identities.find(candidate => candidate.token === token);
  if (!identity) {
    throw unauthorized();
  }
  return identity;
}

/**
 * Lets a request pass or says, in the words of the real server, what is missing.
 *
 * @throws StatusError 403
 */
export function authorize(
  identity: Identity | undefined,
  info: RequestInfo,
): void {
  if (!identity || identity.rules.some(rule => allows(rule, info))) {
    return;
  }
  if (!info.isResource) {
    if (PUBLIC.test(info.path) || DISCOVERY.test(info.path)) {
      return;
    }
    throw new StatusError(
      403,
      'Forbidden',
      `forbidden: User "${identity.user}" cannot ${info.verb} path "${info.path}"`,
      { details: {} },
    );
  }
  throw forbidden(identity.user, info);
}

/** 403 for a request of a resource. */
export function forbidden(
  user: string,
  info: Extract<RequestInfo, { isResource: true }>,
): StatusError {
  const { group, plural, namespace, name, subresource, verb } = info;
  const target = name ? `${resourceId(info)} "${name}"` : resourceId(info);
  const resource = subresource ? `${plural}/${subresource}` : plural;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return new StatusError(
    403,
    'Forbidden',
    `${target} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`,
    { details: about(info, name) },
  );
}

function allows(rule: AccessRule, info: RequestInfo): boolean {
  const has = (list: string[] | undefined, wanted: string) =>
    Boolean(list?.includes('*') || list?.includes(wanted));
  if (!has(rule.verbs, info.verb)) {
    return false;
  }
  if (!info.isResource) {
    return has(rule.paths, info.path);
  }
  const resource = info.subresource
    ? `${resourceId(info)}/${info.subresource}`
    : resourceId(info);
  return (
    has(rule.resources, resource) &&
    (!rule.namespaces || has(rule.namespaces, info.namespace ?? ''))
  );
}
