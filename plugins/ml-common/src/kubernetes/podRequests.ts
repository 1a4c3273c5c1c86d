import { JsonRecord, asList, asRecord } from './json';
import { parseQuantity } from './parseQuantity';

/**
 * What a pod asks for, by resource: cores, bytes, pieces. The scheduler and Kueue count it so.
 *
 * The effective request is the larger of the containers together and the greediest init container;
 * init containers that keep running (`restartPolicy: Always`) add to both; the overhead of the
 * runtime class is added. A limit without a request is one. What is said of the pod as a whole goes
 * before its containers. What cannot be read counts for nothing.
 *
 * Sources: Kubernetes documentation, "Resource sharing within containers" and "Sidecar containers",
 * "Pod Overhead", "Resource management for pods and containers".
 *
 * @param spec - a pod spec, unknown JSON
 *
 * @public
 */
export function podRequests(spec: unknown): Map<string, number> {
  const total = sumOf(spec, requestsOf);
  addTo(total, quantitiesOf(asRecord(asRecord(spec)?.overhead)));
  return positive(total);
}

/**
 * What a pod may use at most, by resource, counted as {@link podRequests} counts. A resource that a
 * container has no limit for is limited by the others alone: a namespace quota counts it so.
 *
 * @param spec - a pod spec, unknown JSON
 *
 * @public
 */
export function podLimits(spec: unknown): Map<string, number> {
  const total = sumOf(spec, limitsOf);
  for (const [resource, amount] of quantitiesOf(
    asRecord(asRecord(spec)?.overhead),
  )) {
    if (total.has(resource)) {
      addTo(total, new Map([[resource, amount]]));
    }
  }
  return positive(total);
}

type Counter = (container: unknown) => Map<string, number>;

function sumOf(spec: unknown, count: Counter): Map<string, number> {
  const pod = asRecord(spec) ?? {};
  const running = new Map<string, number>();
  for (const container of asList(pod.containers) ?? []) {
    addTo(running, count(container));
  }
  const sidecars = new Map<string, number>();
  const starting = new Map<string, number>();
  for (const container of asList(pod.initContainers) ?? []) {
    const own = count(container);
    if (asRecord(container)?.restartPolicy === 'Always') {
      addTo(sidecars, own);
      raiseTo(starting, sidecars);
    } else {
      const withSidecars = new Map(sidecars);
      addTo(withSidecars, own);
      raiseTo(starting, withSidecars);
    }
  }
  addTo(running, sidecars);
  raiseTo(running, starting);
  for (const [resource, amount] of count(pod)) {
    running.set(resource, amount);
  }
  return running;
}

function requestsOf(container: unknown): Map<string, number> {
  const resources = asRecord(asRecord(container)?.resources);
  return new Map([
    ...quantitiesOf(asRecord(resources?.limits)),
    ...quantitiesOf(asRecord(resources?.requests)),
  ]);
}

function limitsOf(container: unknown): Map<string, number> {
  return quantitiesOf(
    asRecord(asRecord(asRecord(container)?.resources)?.limits),
  );
}

function quantitiesOf(list: JsonRecord | undefined): Map<string, number> {
  return new Map(
    Object.entries(list ?? {}).flatMap(([resource, quantity]) => {
      const amount = parseQuantity(quantity);
      return amount !== undefined && amount >= 0
        ? [[resource, amount] as const]
        : [];
    }),
  );
}

function positive(amounts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...amounts].filter(([, amount]) => amount > 0));
}

function addTo(target: Map<string, number>, more: ReadonlyMap<string, number>) {
  for (const [resource, amount] of more) {
    target.set(resource, (target.get(resource) ?? 0) + amount);
  }
}

function raiseTo(target: Map<string, number>, to: ReadonlyMap<string, number>) {
  for (const [resource, amount] of to) {
    target.set(resource, Math.max(target.get(resource) ?? 0, amount));
  }
}
