/**
 * Fields of built-in types that their schema calls required, and that the API server takes when they
 * are missing: it sees zero, or an empty list, and allows that.
 */
const OPTIONAL = new Set(
  [
    'apps.v1.ControllerRevision/revision',
    'batch.v1.PodFailurePolicy/rules',
    'core.v1.HTTPHeader/value',
    'core.v1.ISCSIVolumeSource/lun',
    'core.v1.LimitRangeSpec/limits',
    'core.v1.PreferredSchedulingTerm/preference',
    'core.v1.Sysctl/value',
    'networking.v1.NetworkPolicySpec/podSelector',
    'rbac.v1.ClusterRole/rules',
    'rbac.v1.Role/rules',
    'scheduling.v1.PriorityClass/value',
    'storage.v1.CSIDriver/spec',
    'storage.v1.TokenRequest/audience',
  ].map(field => `io.k8s.api.${field}`),
);

/** Whether a built-in type can do without a field that its schema requires. */
export function isOptionalInCode(
  definition: string | undefined,
  field: string,
): boolean {
  return OPTIONAL.has(`${definition}/${field}`);
}
