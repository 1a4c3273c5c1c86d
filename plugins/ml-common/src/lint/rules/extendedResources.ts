import {
  acceleratorSharing,
  asRecord,
  ownField,
  parseQuantity,
} from '../../kubernetes';
import { LintRule, Violation } from '../LintRule';

/** Names of HAMi-like schedulers: shares of a device, and no misspelling. */
const SHARES = /^nvidia\.com\/(total-)?gpu(mem|cores)(-percentage)?$/;

/** Devices in whole numbers, with requests equal to limits, under names that exist. */
export const extendedResources: LintRule = {
  id: 'extended-resources',
  *check({ pods }) {
    for (const { resourcesPath, container } of pods.flatMap(
      pod => pod.containers,
    )) {
      const resources = asRecord(container.resources);
      const limits = asRecord(resources?.limits) ?? {};
      const requests = asRecord(resources?.requests) ?? {};
      const names = new Set([...Object.keys(limits), ...Object.keys(requests)]);
      for (const name of names) {
        if (name.includes('/')) {
          yield* checkResource(
            resourcesPath,
            name,
            ownField(limits, name),
            ownField(requests, name),
          );
        }
      }
    }
  },
};

function* checkResource(
  path: string,
  name: string,
  limit: unknown,
  request: unknown,
): Iterable<Violation> {
  const field = `${path}.limits[${name}]`;
  const number = parseQuantity(limit);
  if (limit === undefined) {
    yield {
      severity: 'error',
      field,
      message: `${name} is requested without a limit; devices cannot be overcommitted`,
      fix: 'Write the same number under limits',
    };
  } else if (number !== undefined && !Number.isInteger(number)) {
    yield {
      severity: 'error',
      field,
      value: limit,
      message: `${name} is handed out in whole numbers only`,
      fix: 'Write a whole number; a part of a device has a resource name of its own',
    };
  }
  if (
    limit !== undefined &&
    request !== undefined &&
    parseQuantity(request) !== number
  ) {
    yield {
      severity: 'error',
      field: `${path}.requests[${name}]`,
      value: request,
      message: `${name} is requested in another number than it is limited to`,
      fix: 'Write the same number under requests and limits',
    };
  }
  if (
    name.startsWith('nvidia.com/') &&
    !acceleratorSharing(name) &&
    !SHARES.test(name)
  ) {
    yield {
      severity: 'warning',
      field,
      message: `No device plugin is known to offer ${name}`,
      fix: 'For example nvidia.com/gpu, nvidia.com/gpu.shared, nvidia.com/mig-1g.10gb',
    };
  }
}
