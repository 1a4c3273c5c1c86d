import {
  ModelVersionItem,
  ServedBy,
  WorkloadAddress,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { pathOf } from '../details/workloadParam';

/** One endpoint, and what it serves of a model. */
export interface ServingEndpoint {
  endpoint: WorkloadAddress;
  state: WorkloadState;
  versions: Array<{
    version: string;
    aliases: readonly string[];
    percent?: number;
  }>;
}

/** The endpoints that serve versions of a model, the version with the greatest share first. */
export function servingEndpoints(
  versions: readonly ModelVersionItem[],
): ServingEndpoint[] {
  const endpoints = new Map<string, ServingEndpoint>();
  for (const { version, aliases, servedBy } of versions) {
    for (const { endpoint, state, percent } of servedBy.filter(isGoing)) {
      const key = pathOf(endpoint);
      const known = endpoints.get(key) ?? { endpoint, state, versions: [] };
      known.versions.push({ version, aliases, percent });
      endpoints.set(key, known);
    }
  }
  for (const known of endpoints.values()) {
    known.versions.sort((a, b) => (b.percent ?? 100) - (a.percent ?? 100));
  }
  return [...endpoints.values()];
}

/** What was stopped serves nothing. */
export function isGoing({ state }: ServedBy): boolean {
  return state !== 'Stopped';
}
