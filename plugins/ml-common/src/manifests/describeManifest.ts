import { asRecord, asText } from '../kubernetes';
import { ManifestFinding } from './ManifestFinding';

/**
 * What a finding says of its object; what the object does not say of itself is empty. Never throws.
 *
 * @public
 */
export function describeManifest(json: unknown): ManifestFinding['object'] {
  const object = asRecord(json);
  const metadata = asRecord(object?.metadata);
  return {
    apiVersion: asText(object?.apiVersion) ?? '',
    kind: asText(object?.kind) ?? '',
    namespace: asText(metadata?.namespace),
    name: asText(metadata?.name) ?? '',
  };
}
