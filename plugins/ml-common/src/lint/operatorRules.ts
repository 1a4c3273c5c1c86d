import { Kind, ManifestRules } from '../kinds';
import { ManifestShape } from './shapes/ManifestShape';

/** What an operator asks of manifests, from the registry of kinds or from the shapes. */
export interface OperatorRules {
  name?: ManifestRules['name'];
  containerName?: string;
  reservedEnv: readonly string[];
  notInGit: readonly string[];
}

/** Both sources as one. The registry goes before; lists are joined. */
export function operatorRules(
  kind: Kind | undefined,
  shape: ManifestShape | undefined,
  name: string,
): OperatorRules {
  const own = kind?.manifest;
  const wanted = own?.containerName ?? shape?.containerName;
  return {
    name: own?.name ?? shape?.name,
    containerName: wanted === 'metadata.name' ? name : wanted,
    reservedEnv: [...(own?.reservedEnv ?? []), ...(shape?.reservedEnv ?? [])],
    notInGit: [...(own?.notInGit ?? []), ...(shape?.notInGit ?? [])],
  };
}
