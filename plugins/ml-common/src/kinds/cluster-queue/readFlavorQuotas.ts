import {
  acceleratorSharing,
  asList,
  asRecord,
  asText,
  cutText,
  parseQuantity,
  shareList,
  shareText,
} from '../../kubernetes';
import { QuotaResource } from '../../quota';

/** No honest queue has more; bounds what a hostile one makes us hold. */
const MOST = 256;

/** The parts of a queue or cohort that hold figures; each may be absent. */
export interface FlavorSources {
  /** `spec.resourceGroups`. */
  groups?: unknown;
  /** `status.flavorsReservation`. */
  reserved?: unknown;
  /** `status.flavorsUsage`. */
  used?: unknown;
}

/**
 * The quota per flavor and resource: what the spec grants and the status counts. What is still in
 * use of a flavor that the spec no longer names is listed too. Source: kueue 0.19.2
 * `apis/kueue/v1beta2/clusterqueue_types.go`.
 */
export function readFlavorQuotas(sources: FlavorSources): QuotaResource[] {
  const found = new Map<string, QuotaResource>();
  for (const group of asList(sources.groups) ?? []) {
    eachResource(asRecord(group)?.flavors, (flavor, resource, fields) => {
      const entry = entryOf(found, flavor, resource);
      if (entry) {
        entry.nominal = parseQuantity(fields.nominalQuota);
        entry.borrowingLimit = parseQuantity(fields.borrowingLimit);
        entry.lendingLimit = parseQuantity(fields.lendingLimit);
      }
    });
  }
  eachResource(sources.reserved, (flavor, resource, fields) => {
    const entry = entryOf(found, flavor, resource);
    if (entry) {
      entry.reserved = parseQuantity(fields.total);
      entry.borrowed = parseQuantity(fields.borrowed);
    }
  });
  eachResource(sources.used, (flavor, resource, fields) => {
    const entry = entryOf(found, flavor, resource);
    if (entry) {
      entry.used = parseQuantity(fields.total);
    }
  });
  return shareList([...found.values()]);
}

function eachResource(
  flavors: unknown,
  visit: (
    flavor: string,
    resource: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void,
) {
  for (const item of asList(flavors) ?? []) {
    const flavor = asText(asRecord(item)?.name);
    for (const part of asList(asRecord(item)?.resources) ?? []) {
      const fields = asRecord(part);
      const resource = asText(fields?.name);
      if (flavor && fields && resource) {
        visit(flavor, resource, fields);
      }
    }
  }
}

function entryOf(
  found: Map<string, QuotaResource>,
  flavor: string,
  resource: string,
): QuotaResource | undefined {
  const key = JSON.stringify([flavor, resource]);
  const known = found.get(key);
  if (known || found.size >= MOST) {
    return known;
  }
  const entry: QuotaResource = {
    resource: shareText(cutText(resource)),
    flavor: shareText(cutText(flavor)),
    sharing: acceleratorSharing(resource),
  };
  found.set(key, entry);
  return entry;
}
