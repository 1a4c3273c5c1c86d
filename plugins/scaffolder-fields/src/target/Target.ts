import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** Where work is sent to, as far as it is chosen. */
export interface Target {
  /** The name of a cluster in the portal. */
  cluster?: string;
  namespace?: string;
  /** The name of a LocalQueue. */
  queue?: string;
}

/** Reads the value of a form, which may come from a URL. What is no text counts as not chosen. */
export function parseTarget(value: unknown): Target {
  const record = asRecord(value);
  const part = (name: keyof Target) => asText(record?.[name]) || undefined;
  return {
    cluster: part('cluster'),
    namespace: part('namespace'),
    queue: part('queue'),
  };
}
