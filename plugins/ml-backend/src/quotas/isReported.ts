import { AcceleratorSharing } from '@mlport/backstage-plugin-ml-common';

/** What every node has. */
const ORDINARY =
  /^(cpu|memory|ephemeral-storage|storage|pods|hugepages-.*|limits\..*)$/;

/**
 * Whether a report has a resource of a queue: accelerators, and whatever else is not on every node.
 * An administrator may have named accelerators at will, as Kueue's `deviceClassMappings` and
 * `resources.transformations` allow, and nothing says so.
 */
export function isReported(
  resource: string,
  sharing: AcceleratorSharing | undefined,
): boolean {
  return sharing !== undefined || !ORDINARY.test(resource);
}
