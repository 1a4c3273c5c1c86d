import { SystemConfig } from '../config/ProviderConfig';
import { DiscoveredEntity } from './DiscoveredEntity';
import { buildEntity } from './buildEntity';

/** The key of what comes from the configuration itself. */
export const SYSTEMS_SOURCE = 'systems/config';

/**
 * A `System` that the configuration names. Models, endpoints and quotas have no domain of their own:
 * they are in that of their system.
 */
export function systemEntity(
  system: SystemConfig,
  defaultOwner: string,
): DiscoveredEntity {
  const { name, title, owner = defaultOwner, domain } = system;
  return buildEntity({
    kind: 'System',
    name,
    source: SYSTEMS_SOURCE,
    title,
    spec: { owner, ...(domain !== undefined && { domain }) },
  });
}
