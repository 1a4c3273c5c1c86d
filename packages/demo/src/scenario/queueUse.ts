import { ApiObject, isJsonObject, JsonObject } from '../pocket/ApiObject';
import { QueueUse } from './kubernetes/platform';

/** How full a queue is, by the Workloads that were sent to it; those that ended hold nothing. */
export function queueUse(workloads: ApiObject[]): QueueUse {
  const use = { pending: 0, admitted: 0, gpus: 0 };
  for (const { status } of workloads) {
    const { admission, conditions } = isJsonObject(status) ? status : {};
    if (records(conditions).some(({ type }) => type === 'Finished')) {
      continue;
    }
    if (isJsonObject(admission)) {
      use.admitted += 1;
      for (const { resourceUsage } of records(admission.podSetAssignments)) {
        const usage = isJsonObject(resourceUsage) ? resourceUsage : {};
        use.gpus += Number(usage['nvidia.com/gpu'] ?? 0);
      }
    } else {
      use.pending += 1;
    }
  }
  return use;
}

function records(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
