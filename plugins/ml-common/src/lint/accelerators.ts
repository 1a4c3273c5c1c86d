import {
  acceleratorSharing,
  asRecord,
  ownField,
  parseQuantity,
} from '../kubernetes';
import { ContainerAt, PodSpecAt } from './LintRule';

/** How many whole devices a container may use; none where it asks for none, or for shares. */
export function devicesOf({ container }: ContainerAt): number {
  const limits = asRecord(asRecord(container.resources)?.limits) ?? {};
  return Object.keys(limits)
    .filter(name => acceleratorSharing(name) !== undefined)
    .reduce(
      (sum, name) => sum + (parseQuantity(ownField(limits, name)) ?? 0),
      0,
    );
}

/** Whether one of the pods asks for an accelerator. */
export function usesAccelerators(pods: readonly PodSpecAt[]): boolean {
  return pods.some(({ containers }) =>
    containers.some(container => devicesOf(container) > 0),
  );
}
