import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** What one pod asks for, as far as it is chosen. */
export interface ChosenAccelerator {
  /** The resource name. */
  resource?: string;
  /** How many. */
  count?: number;
  /** As the nodes' labels name it. */
  product?: string;
  /** The node labels that choose the product. */
  nodeSelector?: Record<string, string>;
}

/** Reads the value of a form; nothing for CPU only. */
export function parseAccelerator(
  value: unknown,
): ChosenAccelerator | undefined {
  const record = asRecord(value);
  if (!record || Object.keys(record).length === 0) {
    return undefined;
  }
  const { count } = record;
  const labels = Object.entries(asRecord(record.nodeSelector) ?? {}).filter(
    (label): label is [string, string] => typeof label[1] === 'string',
  );
  return {
    resource: asText(record.resource) || undefined,
    count: typeof count === 'number' ? count : undefined,
    product: asText(record.product) || undefined,
    nodeSelector: labels.length > 0 ? Object.fromEntries(labels) : undefined,
  };
}
