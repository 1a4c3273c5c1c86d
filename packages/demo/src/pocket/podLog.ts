import { ApiObject, isJsonObject } from './ApiObject';
import { integerParameter } from './list';
import { badRequest, invalid } from './StatusError';

/** The lines that a container wrote, the oldest first. */
export type LogSource = (pod: ApiObject, container: string) => string[];

/**
 * Answers `pods/<name>/log` with `tailLines` and `limitBytes`.
 *
 * @throws StatusError 400 for a container that the pod does not have, or that has not begun;
 *   422 for a negative `tailLines`.
 */
export function podLog(
  pod: ApiObject,
  query: URLSearchParams,
  source: LogSource,
): string {
  const name = pod.metadata.name ?? '';
  const tail = integerParameter(query, 'tailLines');
  if (tail !== undefined && tail < 0) {
    throw invalid({
      kind: 'PodLogOptions',
      name,
      field: 'tailLines',
      cause: 'FieldValueInvalid',
      message: `Invalid value: ${tail}: must be greater than or equal to 0`,
    });
  }
  const containers = containerNames(pod);
  const container = query.get('container') ?? containers[0] ?? '';
  if (!containers.includes(container)) {
    throw badRequest(`container ${container} is not valid for pod ${name}`);
  }
  const waiting = waitingReason(pod, container);
  if (waiting) {
    throw badRequest(
      `container "${container}" in pod "${name}" is waiting to start: ${waiting}`,
    );
  }
  const lines = source(pod, container);
  const shown =
    tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
  const text = shown.map(line => `${line}\n`).join('');
  const limit = integerParameter(query, 'limitBytes');
  return limit ? text.slice(0, limit) : text;
}

function containerNames(pod: ApiObject): string[] {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  return containers
    .filter(isJsonObject)
    .map(container => String(container.name));
}

function waitingReason(pod: ApiObject, container: string): string | undefined {
  const status = isJsonObject(pod.status) ? pod.status : {};
  const statuses = Array.isArray(status.containerStatuses)
    ? status.containerStatuses
    : [];
  const found = statuses
    .filter(isJsonObject)
    .find(candidate => candidate.name === container);
  const state = isJsonObject(found?.state) ? found.state : {};
  const lastState = isJsonObject(found?.lastState) ? found.lastState : {};
  // What was restarted has the log of its last run.
  if (!isJsonObject(state.waiting) || isJsonObject(lastState.terminated)) {
    return undefined;
  }
  return String(state.waiting.reason);
}
