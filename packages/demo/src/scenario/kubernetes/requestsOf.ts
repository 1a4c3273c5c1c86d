import { isJsonObject, Json, JsonObject } from '../../pocket/ApiObject';
import { containerOf, RunPlan } from '../RunPlan';

/** What pods of a run request together, by resource. */
export function requestsOf(plan: RunPlan, count: number): JsonObject {
  if (plan.template) {
    return scaledRequests(containerOf(plan).resources, count);
  }
  const gpus = plan.gpus > 0 ? { 'nvidia.com/gpu': String(plan.gpus) } : {};
  return scaledRequests(
    { requests: { cpu: '8', memory: '64Gi', ...gpus } },
    count,
  );
}

/** The requests of a container, so many times; a limit without a request is one. */
export function scaledRequests(
  resources: Json | undefined,
  count: number,
): JsonObject {
  const { requests, limits } = isJsonObject(resources) ? resources : {};
  const all = {
    ...(isJsonObject(limits) ? limits : {}),
    ...(isJsonObject(requests) ? requests : {}),
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, quantity]) => {
      const [, amount, unit] = /^([\d.]+)(.*)$/.exec(String(quantity)) ?? [];
      return [name, `${Number(amount ?? 0) * count}${unit ?? ''}`];
    }),
  );
}
