import { JsonRecord, asList, asRecord } from '../../kubernetes';
import { ContainerAt, LintRule, PodSpecAt, Violation } from '../LintRule';

/** Volume types of the restricted profile. */
const VOLUMES = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/**
 * The restricted profile. What even the baseline profile forbids is an error, the rest a warning:
 * namespaces differ in what they enforce.
 *
 * Source: Kubernetes documentation, "Pod Security Standards".
 */
export const podSecurity: LintRule = {
  id: 'pod-security',
  *check({ pods }) {
    for (const pod of pods) {
      yield* checkPod(pod);
      for (const container of pod.containers) {
        yield* checkContainer(container);
        if (!container.isPartial) {
          yield* checkRestricted(container, asRecord(pod.spec.securityContext));
        }
      }
    }
  },
};

function* checkPod({ specPath, spec }: PodSpecAt): Iterable<Violation> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (spec[field] === true) {
      yield forbidden(`${specPath}${field}`, 'The pod shares with its node');
    }
  }
  for (const [index, entry] of (asList(spec.volumes) ?? []).entries()) {
    for (const type of Object.keys(asRecord(entry) ?? {})) {
      const field = `${specPath}volumes[${index}].${type}`;
      if (type === 'hostPath') {
        yield forbidden(field, 'The pod reads files of its node');
      } else if (type !== 'name' && !VOLUMES.has(type)) {
        yield unrestricted(
          field,
          'The volume type is not allowed',
          'Use a PersistentVolumeClaim',
        );
      }
    }
  }
}

function* checkContainer({
  path,
  container,
}: ContainerAt): Iterable<Violation> {
  const own = asRecord(container.securityContext) ?? {};
  const at = `${path}.securityContext`;
  const capabilities = asRecord(own.capabilities);
  if (own.privileged === true) {
    yield forbidden(`${at}.privileged`, 'The container owns its node');
  }
  for (const name of asList(capabilities?.add) ?? []) {
    if (name !== 'NET_BIND_SERVICE') {
      yield forbidden(`${at}.capabilities.add`, `The container adds ${name}`);
    }
  }
  for (const [index, port] of (asList(container.ports) ?? []).entries()) {
    if (asRecord(port)?.hostPort) {
      yield forbidden(
        `${path}.ports[${index}].hostPort`,
        'The container takes a port of its node',
      );
    }
  }
}

function* checkRestricted(
  { path, container }: ContainerAt,
  pod: JsonRecord | undefined,
): Iterable<Violation> {
  const own = asRecord(container.securityContext) ?? {};
  const at = `${path}.securityContext`;
  const capabilities = asRecord(own.capabilities);
  const seccomp = asRecord(own.seccompProfile) ?? asRecord(pod?.seccompProfile);
  if (own.allowPrivilegeEscalation !== false) {
    yield unrestricted(
      `${at}.allowPrivilegeEscalation`,
      'A process may gain more rights than its parent',
      'Write false',
    );
  }
  if (!asList(capabilities?.drop)?.includes('ALL')) {
    yield unrestricted(
      `${at}.capabilities.drop`,
      'The container keeps capabilities',
      'Write [ALL]',
    );
  }
  if ((own.runAsNonRoot ?? pod?.runAsNonRoot) !== true) {
    yield unrestricted(
      `${at}.runAsNonRoot`,
      'The container may run as root',
      'Write true, here or for the pod',
    );
  }
  if ((own.runAsUser ?? pod?.runAsUser) === 0) {
    yield unrestricted(
      `${at}.runAsUser`,
      'The container runs as root',
      'Write another user, or none',
    );
  }
  if (seccomp?.type !== 'RuntimeDefault' && seccomp?.type !== 'Localhost') {
    yield unrestricted(
      `${at}.seccompProfile`,
      'All system calls are open',
      'Write { type: RuntimeDefault }, here or for the pod',
    );
  }
}

function forbidden(field: string, message: string): Violation {
  return {
    severity: 'error',
    field,
    message: `${message}; the baseline profile forbids it`,
    fix: 'Remove it',
  };
}

function unrestricted(field: string, message: string, fix: string): Violation {
  return {
    severity: 'warning',
    field,
    message: `${message}; the restricted profile forbids it`,
    fix,
  };
}
