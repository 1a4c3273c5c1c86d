import { ApiObject, isJsonObject, JsonObject } from './ApiObject';

const KUEUE_CLASS = {
  group: 'kueue.x-k8s.io',
  kind: 'WorkloadPriorityClass',
};

/** Renames a key of an object when it is there. */
function rename(value: unknown, from: string, to: string): JsonObject {
  if (!isJsonObject(value)) {
    return {};
  }
  const { [from]: moved, ...rest } = value;
  return moved === undefined ? rest : { ...rest, [to]: moved };
}

function withParts(
  object: ApiObject,
  spec: JsonObject,
  status: JsonObject,
): ApiObject {
  return {
    ...object,
    ...(object.spec !== undefined && { spec }),
    ...(object.status !== undefined && { status }),
  };
}

/**
 * The older form of a Workload: the priority class by name and source, and a field of the status
 * that upstream misspelt. Source: `apis/kueue/v1beta1/workload_types.go` of Kueue 0.19.
 */
export function workloadToV1beta1(object: ApiObject): ApiObject {
  const { priorityClassRef, ...spec } = (object.spec ?? {}) as JsonObject;
  const reference = isJsonObject(priorityClassRef)
    ? {
        priorityClassName: priorityClassRef.name,
        priorityClassSource:
          priorityClassRef.kind === KUEUE_CLASS.kind
            ? 'kueue.x-k8s.io/workloadpriorityclass'
            : 'scheduling.k8s.io/priorityclass',
      }
    : {};
  return withParts(
    object,
    { ...spec, ...reference },
    rename(
      object.status,
      'accumulatedPastExecutionTimeSeconds',
      'accumulatedPastExexcutionTimeSeconds',
    ),
  );
}

/** The way back of {@link workloadToV1beta1}. */
export function workloadFromV1beta1(object: ApiObject): ApiObject {
  const { priorityClassName, priorityClassSource, ...spec } = (object.spec ??
    {}) as JsonObject;
  const kueues = priorityClassSource === 'kueue.x-k8s.io/workloadpriorityclass';
  const reference = priorityClassName
    ? {
        priorityClassRef: {
          ...(kueues
            ? KUEUE_CLASS
            : { group: 'scheduling.k8s.io', kind: 'PriorityClass' }),
          name: priorityClassName,
        },
      }
    : {};
  return withParts(
    object,
    { ...spec, ...reference },
    rename(
      object.status,
      'accumulatedPastExexcutionTimeSeconds',
      'accumulatedPastExecutionTimeSeconds',
    ),
  );
}

/** The older form of a LocalQueue spells the usage in the singular. */
export function localQueueToV1beta1(object: ApiObject): ApiObject {
  return withParts(
    object,
    (object.spec ?? {}) as JsonObject,
    rename(object.status, 'flavorsUsage', 'flavorUsage'),
  );
}

/** The way back of {@link localQueueToV1beta1}. */
export function localQueueFromV1beta1(object: ApiObject): ApiObject {
  return withParts(
    object,
    (object.spec ?? {}) as JsonObject,
    rename(object.status, 'flavorUsage', 'flavorsUsage'),
  );
}

/** The older form of a ClusterQueue calls its cohort `cohort`. */
export function clusterQueueToV1beta1(object: ApiObject): ApiObject {
  return withParts(
    object,
    rename(object.spec, 'cohortName', 'cohort'),
    (object.status ?? {}) as JsonObject,
  );
}

/** The way back of {@link clusterQueueToV1beta1}. */
export function clusterQueueFromV1beta1(object: ApiObject): ApiObject {
  return withParts(
    object,
    rename(object.spec, 'cohort', 'cohortName'),
    (object.status ?? {}) as JsonObject,
  );
}
