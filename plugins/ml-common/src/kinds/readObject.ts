import { parseManifest, splitApiVersion } from '../kubernetes';
import { Kind } from './Kind';
import { Reading } from './Reading';
import { kindByGroupKind } from './kinds';

/**
 * Reads any Kubernetes object, from a cluster or from a file, by the kind it belongs to. Never
 * throws: what cannot be read of a known kind is a reading that says so.
 *
 * @param object - unknown JSON
 * @returns `undefined` when it is no Kubernetes object or of a kind that the platform does not know
 *
 * @public
 */
export function readObject(
  object: unknown,
): { kind: Kind; reading: Reading } | undefined {
  const parsed = parseManifest(object);
  if (!parsed.ok) {
    return undefined;
  }
  const { apiVersion, kind: kindName } = parsed.value;
  const kind = kindByGroupKind(splitApiVersion(apiVersion).group, kindName);
  return kind && { kind, reading: kind.read(parsed.value) };
}
